import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { pagesOf } from '../../../src/domain/documents/document.ts';
import { documentLimits, type Page } from '../../../src/domain/documents/page.ts';
import { digitisedOf, nameOfPaper, paperLines } from '../../../src/domain/documents/paper-lines.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { act, birthOpening, madeUpId } from '../../support/acts.ts';
import { makePeople } from '../../support/people.ts';

const opening = act('openDossier', birthOpening(makePeople(1).birth({ evidenceKind: 'birthNotice' })));

function taken(outcome: Outcome): Dossier {
  if (outcome.status !== 'applied' && outcome.status !== 'merged') throw new Error(`it was ${outcome.status}`);
  return outcome.dossier;
}
const opened = (): Dossier => taken(applyMutation(undefined, opening, null));

const page = (number: number): Page => ({
  sha256: number.toString(16).padStart(64, '0'),
  bytes: 200_000,
  type: 'image/jpeg',
});
let drawn = 0x100;
const attach = (args: object): Mutation =>
  act(
    'attachDocument',
    { paper: 'birthNotice', standing: 'given', pages: [page(1)], ...args },
    { mid: madeUpId((drawn += 1)) },
  );
const detach = (document: string): Mutation =>
  act('detachDocument', { document, reason: 'Chụp nhầm' }, { mid: madeUpId((drawn += 1)) });
const after = (dossier: Dossier, ...acts: readonly Mutation[]): Dossier =>
  acts.reduce((now, mutation) => taken(applyMutation(now, mutation, null)), dossier);
const codeOf = (outcome: Outcome): string =>
  outcome.status === 'refused' ? (outcome.problems[0]?.code ?? '') : outcome.status;
const standings = (dossier: Dossier) =>
  Object.fromEntries(paperLines(dossier, birthRegistration1).map(({ id, standing }) => [id, standing]));

describe('a paper that comes in', () => {
  it('is named by the record with its pages, who brought it and when, and owed until then', () => {
    expect(standings(opened())).toEqual({ declaration: 'owed', birthNotice: 'owed', identity: 'owed' });
    const brought = attach({ pages: [page(1), page(2)] });
    const seen = attach({ paper: 'identity', standing: 'seen', pages: [] });
    const dossier = after(opened(), brought, seen);
    expect(dossier.documents?.[0]).toEqual({
      id: brought.mid,
      paper: 'birthNotice',
      standing: 'given',
      pages: [page(1), page(2)],
      by: brought.author,
      at: brought.occurredAt.device,
    });
    expect(standings(dossier)).toEqual({ declaration: 'owed', birthNotice: 'given', identity: 'seen' });
    expect(digitisedOf(paperLines(dossier, birthRegistration1))).toEqual({ came: 2, digitised: 1 });
    expect(dossier.events.at(-1)?.touched).toEqual(['identity', 'seen', '0']);
  });

  it('is listed behind what is asked for when nobody asks for it, under the name that was written', () => {
    const dossier = after(opened(), attach({ paper: 'other', name: 'Đơn trình bày' }), attach({ paper: 'surrogacy' }));
    const besides = paperLines(dossier, birthRegistration1).slice(3);
    expect(besides.map(({ kind, name }) => [kind, name.vi])).toEqual([
      [null, 'Đơn trình bày'],
      [null, 'Văn bản xác nhận việc mang thai hộ'],
    ]);
    expect(nameOfPaper(undefined, { paper: 'foldedPaper' }).vi).toBe('Giấy tờ khác');
  });

  it.each([
    ['another paper without a name', { paper: 'other' }],
    ['a name for a paper that has one', { name: 'Giấy chứng sinh' }],
    ['one page twice', { pages: [page(1), page(1)] }],
    ['a hash that is a path', { pages: [{ ...page(1), sha256: `../${'0'.repeat(61)}` }] }],
    ['a page of no known type', { pages: [{ ...page(1), type: 'image/svg+xml' }] }],
    ['a page of nothing', { pages: [{ ...page(1), bytes: 0 }] }],
    ['a page beyond the limit', { pages: [{ ...page(1), bytes: documentLimits.pageBytes + 1 }] }],
    [
      'too many pages of one paper',
      { pages: Array.from({ length: documentLimits.pagesEach + 1 }, (_, at) => page(at)) },
    ],
  ])('is refused at its arguments: %s', (_, args) => {
    expect(codeOf(applyMutation(opened(), attach(args), null))).toBe('badArguments');
  });

  it('[R17] is refused where a record names too many papers, or too many pages', () => {
    const full = after(opened(), ...Array.from({ length: documentLimits.documents }, () => attach({ pages: [] })));
    expect(codeOf(applyMutation(full, attach({ pages: [] }), null))).toBe('tooManyPages');
    const each = documentLimits.pagesEach;
    const thick = after(
      opened(),
      ...Array.from({ length: documentLimits.pages / each }, (_, which) =>
        attach({ pages: Array.from({ length: each }, (__, at) => page(which * each + at + 1)) }),
      ),
    );
    expect(pagesOf(thick)).toHaveLength(documentLimits.pages);
    expect(codeOf(applyMutation(thick, attach({ pages: [page(9_999)] }), null))).toBe('tooManyPages');
    expect(codeOf(applyMutation(thick, attach({ pages: [page(1)] }), null))).toBe('applied');
  });

  it('[R5] waits for its record', () => {
    expect(applyMutation(undefined, attach({}), null).status).toBe('recordMissing');
    expect(applyMutation(undefined, detach(madeUpId(1)), null).status).toBe('recordMissing');
  });
});

describe('a paper that is taken away again', () => {
  it('leaves the record and stays in its history, with the reason', () => {
    const brought = attach({});
    const dossier = after(opened(), brought, detach(brought.mid));
    expect(dossier).not.toHaveProperty('documents');
    expect(dossier.events.at(-1)).toMatchObject({
      reason: 'Chụp nhầm',
      touched: [brought.mid, 'birthNotice', '1', ''],
    });
  });

  it('[R10] is taken away once, whoever comes second; what never was there is refused', () => {
    const brought = attach({});
    const dossier = after(opened(), brought, detach(brought.mid));
    expect(codeOf(applyMutation(dossier, detach(brought.mid), null))).toBe('merged');
    expect(codeOf(applyMutation(dossier, detach(madeUpId(7)), null))).toBe('noSuchDocument');
  });

  it('[R10] property: in whatever order papers come and go, each that nobody took away is there once', () => {
    const pool = Array.from({ length: 6 }, (_, at) => attach({ pages: [page(at)] }));
    const step = fc.record({ which: fc.integer({ min: 0, max: 5 }), away: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let dossier = opened();
        const [there, gone] = [new Set<string>(), new Set<string>()];
        for (const { which, away } of steps) {
          const mutation = pool[which];
          if (mutation === undefined) continue;
          const { mid } = mutation;
          if (!away && !there.has(mid) && !gone.has(mid)) {
            dossier = after(dossier, mutation);
            there.add(mid);
          } else if (away) {
            const outcome = applyMutation(dossier, detach(mid), null);
            expect(codeOf(outcome)).toBe(there.has(mid) ? 'applied' : gone.has(mid) ? 'merged' : 'noSuchDocument');
            if ('dossier' in outcome) dossier = outcome.dossier;
            if (there.delete(mid)) gone.add(mid);
          }
          expect((dossier.documents ?? []).map(({ id }) => id)).toEqual([...there]);
        }
      }),
    );
  });
});
