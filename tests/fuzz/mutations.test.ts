import { rolesOfBefore } from '../../src/domain/access/role.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMutation, argumentVersions } from '../../src/domain/apply-mutation.ts';
import { actOn } from '../../src/domain/act-on.ts';
import type { Book } from '../../src/domain/books/book.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { tellsOfEvent } from '../../src/domain/openings.ts';
import { readMutation } from '../../src/domain/read-envelope.ts';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
import { createTelling } from '../../sync-server/telling.ts';
import { judge, type Verdict } from '../../sync-server/judge.ts';
import { brokenAt, type Instead, placesIn } from '../support/break-once.ts';
import { fuzzed } from '../support/fuzzed.ts';
import { hostileInsteads, hostileTexts } from '../support/hostile-values.ts';
import { serverHash } from '../support/server-parts.ts';
import { readRecordedActs, type RecordedAct } from '../support/recorded-acts.ts';

const recordedAt = '2026-11-20T02:00:00.000Z';
const acts = readRecordedActs();
const mostEach = 4 * Number(process.env['FUZZ_RUNS'] ?? 300);
/** Characters of what a refusal says, however much there is to say (R17). */
const mostSaid = 64 * 1024;

interface Records {
  readonly dossier: Dossier | undefined;
  readonly book: Book | undefined;
}

/** As the server does: what has no canonical text, or too long a one, is set aside before anybody judges it. */
function judged({ dossier, book }: Records, act: unknown): Verdict | 'unread' {
  const text = textOf(act);
  if (text === undefined || Buffer.byteLength(text) > exchangeLimits.mutationBytes) return 'unread';
  const mutation = readMutation(JSON.parse(text));
  if (mutation === undefined) return 'unread';
  return judge(
    {
      mutation,
      dossier,
      book,
      accessEnded: false,
      deviceRevoked: false,
      takenIn: false,
      authorKnown: true,
      authorRoles: rolesOfBefore,
      authorSeen: true,
      waitsFor: undefined,
      refusedDependency: undefined,
      refusedOpening: undefined,
      leftTo: null,
      groundMissing: false,
      recordedAt,
      epoch: 'e0',
    },
    applyMutation,
  );
}

function textOf(act: unknown): string | undefined {
  try {
    return canonicalText(act);
  } catch {
    return undefined;
  }
}

/** The records as they stand before an act, frozen through and through: who writes into them throws. */
function standingBefore({ after }: RecordedAct): Records {
  let records: Records = { dossier: undefined, book: undefined };
  for (const name of after) {
    const mutation = readMutation(acts.get(name)?.mutation);
    if (mutation === undefined) throw new Error(`no ${name}`);
    const outcome = actOn(records, mutation, { recordedAt, epoch: 'e0' });
    records = {
      dossier: 'dossier' in outcome ? outcome.dossier : records.dossier,
      book: 'book' in outcome ? (outcome.book ?? records.book) : records.book,
    };
  }
  return deepFrozen(structuredClone(records));
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}

/** Whatever is said of it, it is said in order; what it makes of the records can be kept and read again. */
function holds(verdict: Verdict | 'unread'): void {
  if (verdict === 'unread') return;
  if (verdict.status === 'quarantined' && verdict.cause === 'mutatorFailed') throw verdict.failure;
  const { dossier, book } = { dossier: undefined, book: undefined, ...verdict };
  for (const made of [dossier, book]) {
    if (made !== undefined) expect(canonicalText(JSON.parse(canonicalText(made)))).toBe(canonicalText(made));
  }
  if (verdict.status === 'parked') canonicalText(verdict.conflicts);
  if (verdict.status !== 'refused') return;
  expect(verdict.problems.length).toBeGreaterThan(0);
  expect(canonicalText(verdict.problems).length).toBeLessThan(mostSaid);
  for (const { message, field } of verdict.problems) {
    expect(message.vi).not.toBe('');
    expect(field === null || field.length <= 400).toBe(true);
  }
}

const examples = [...acts.values()].map((act) => ({ act, records: standingBefore(act) }));

describe('every kind and version of act, broken in one place', () => {
  it('is known here by a good example', () => {
    const names = new Set([...acts.values()].map(({ mutation }) => mutation.name));
    expect([...argumentVersions.keys()].filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(examples)(
    '[R5] $act.name: each hostile value at each place is judged, and no reducer throws',
    ({ act, records }) => {
      const places = placesIn(act.mutation);
      // An opening has a hundred places: every value meets some of them, and every place some of the values.
      const step = Math.ceil((places.length * hostileInsteads.length) / mostEach) | 1;
      for (const [at, place] of places.entries()) {
        for (const [which, instead] of hostileInsteads.entries()) {
          if ((at * hostileInsteads.length + which) % step !== 0) continue;
          const broken = brokenAt(act.mutation, place, instead);
          try {
            holds(judged(records, broken));
          } catch (error) {
            throw new Error(`at ${place.join('.')}: ${told(instead)}`, { cause: error });
          }
        }
      }
    },
  );

  it('[R5] whatever JSON stands in a place or two is judged, and no reducer throws', () => {
    const example = fc.constantFrom(...examples);
    const instead = fc
      .oneof(fc.jsonValue(), fc.string({ unit: 'binary' }))
      .map((value): Instead => ({ kind: 'value', value }));
    fuzzed(
      fc.property(example, fc.nat(), instead, fc.nat(), instead, ({ act, records }, first, one, second, other) => {
        const places = placesIn(act.mutation);
        const at = places[first % places.length] ?? [];
        const once = brokenAt(act.mutation, at, one);
        const after = placesIn(once);
        holds(judged(records, once));
        holds(judged(records, brokenAt(once, after[second % after.length] ?? [], other)));
      }),
    );
  });

  it('[R10] whatever stands in an opening, what it tells of its event can be looked up', () => {
    const telling = createTelling('k', '99999', serverHash);
    for (const { mutation } of [...acts.values()].filter(({ mutation: { name } }) => tellsOfEvent(name))) {
      for (const place of placesIn(mutation.args)) {
        for (const instead of hostileInsteads) {
          const broken = { ...mutation, args: brokenAt(mutation.args, place, instead) };
          const act = textOf(broken) === undefined ? undefined : readMutation(broken);
          if (act !== undefined) expect(() => telling.ofOpening(act), place.join('.')).not.toThrow();
        }
      }
    }
  });

  it.each(hostileTexts.map((text) => [text.slice(0, 30), text]))(
    'a person called %j is kept as text, or refused at her name',
    (_, text) => {
      const { mutation } = acts.get('openDossier.1') ?? { mutation: undefined };
      const act = readMutation(
        brokenAt(mutation, ['args', 'fields', 'child.fullName'], { kind: 'value', value: text }),
      );
      if (act === undefined) throw new Error('no opening');
      const outcome = actOn({ dossier: undefined, book: undefined }, act, { recordedAt, epoch: 'e0' });
      if (outcome.status === 'refused') {
        expect(outcome.problems.map(({ field }) => field)).toContain('child.fullName');
        return;
      }
      expect(outcome.status).toBe('applied');
      const kept = 'dossier' in outcome ? textAt(outcome.dossier.fields, 'child.fullName') : undefined;
      // Latin letters with their marks, spaces, hyphens and apostrophes: no brackets, no digits, nothing that cannot be seen.
      expect(kept).toMatch(/^[\p{Script=Latin}\p{M}' -]{1,120}$/u);
      expect(kept).toBe(
        text
          .replace(/[\u0000\u200b-\u202e\ud800-\udfff]/gu, '')
          .replace(/\s+/gu, ' ')
          .trim()
          .normalize('NFC'),
      );
    },
  );

  it('leaves nothing on any prototype', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

function told(instead: Instead): string {
  return JSON.stringify(instead).slice(0, 200);
}
