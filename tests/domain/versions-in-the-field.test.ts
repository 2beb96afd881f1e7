import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { actOn } from '../../src/domain/act-on.ts';
import { applyMutation, argumentVersions } from '../../src/domain/apply-mutation.ts';
import type { Book } from '../../src/domain/books/book.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { eventOf } from '../../src/domain/dossier-event.ts';
import { earlierVersion } from '../../src/domain/earlier-version.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { MutationKind } from '../../src/domain/mutation-kind.ts';
import type { Office } from '../../src/domain/office/office.ts';
import { envelopeReader, readMutation } from '../../src/domain/read-envelope.ts';
import { createReducer, knownKind } from '../../src/domain/reducer.ts';
import { hashMutation } from '../../src/protocol/mutation-hash.ts';
import { act } from '../support/acts.ts';
import { serverHash } from '../support/server-parts.ts';

interface Example {
  /** As it was made and sent by the build that wrote this version. */
  readonly hash: string;
  /** Examples that come first. */
  readonly after: readonly string[];
  readonly mutation: Mutation;
}

const recordedAt = '2026-11-20T02:00:00.000Z';

const fileOf = (name: string): string => join(import.meta.dirname, `../fixtures/mutations/${name}.json`);

function example(name: string): Example {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Example;
}

function applied(dossier: Dossier | undefined, name: string): ReturnType<typeof applyMutation> {
  const mutation = readMutation(example(name).mutation);
  if (mutation === undefined) throw new Error(`${name} has a frame that nobody can read`);
  return applyMutation(dossier, mutation, recordedAt);
}

const inTheField = [...argumentVersions].flatMap(([name, newest]) =>
  Array.from({ length: newest }, (_, index) => `${name}.${index + 1}`),
);

describe('every version of every kind in the field', () => {
  it.each(inTheField)('[R15] %s has a recorded example, with the hash it was sent under', (name) => {
    expect(existsSync(fileOf(name)), `keep an example of ${name} before its kind goes on`).toBe(true);
    const { hash, mutation } = example(name);
    expect(`${mutation.name}.${mutation.schema}`).toBe(name);
    expect(hashMutation(mutation, serverHash)).toBe(hash);
  });

  it.each(inTheField)('[R15] %s is still judged, in the words of today', (name) => {
    let dossier: Dossier | undefined;
    let book: Book | undefined;
    let office: Office | undefined;
    const statuses = [...example(name).after, name].map((each) => {
      const mutation = readMutation(example(each).mutation);
      if (mutation === undefined) throw new Error(`${each} has a frame that nobody can read`);
      const outcome = actOn({ dossier, book, office }, mutation, { recordedAt, epoch: 'e0' });
      if ('dossier' in outcome) dossier = outcome.dossier;
      if ('book' in outcome) book = outcome.book ?? book;
      if ('office' in outcome) ({ office } = outcome);
      return outcome.status;
    });
    expect(['applied', 'decides']).toContain(statuses.at(-1));
  });
});

/** A made-up kind whose words have changed twice: a note was a text, then text and place, then a list of lines. */
const note: MutationKind<{ lines: string[]; place: string }, 'note'> = {
  name: 'note',
  schema: 3,
  args: v.strictObject({ lines: v.array(v.string()), place: v.string() }),
  earlier: [
    earlierVersion(1, v.strictObject({ text: v.string() }), ({ text }) => ({ text, place: 'desk' })),
    earlierVersion(2, v.strictObject({ text: v.string(), place: v.string() }), ({ text, place }) => ({
      lines: text.split('\n'),
      place,
    })),
  ],
  apply(dossier, args, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const event = eventOf(mutation, recordedAt, [...args.lines, args.place]);
    return { status: 'applied', dossier: { ...dossier, events: [...dossier.events, event] } };
  },
};

describe('a kind whose arguments have changed twice', () => {
  const reducer = createReducer([knownKind(note)]);
  const opened = applied(undefined, 'openDossier.1');
  const dossier = 'dossier' in opened ? opened.dossier : undefined;
  const touched = (mutation: Mutation) => {
    const outcome = reducer.apply(dossier, mutation, null);
    return 'dossier' in outcome ? outcome.dossier.events.at(-1)?.touched : outcome;
  };

  it('[R15] walks an old act up through every version after it', () => {
    expect(touched(act('note', { text: 'một\nhai' }))).toEqual(['một', 'hai', 'desk']);
    expect(touched(act('note', { text: 'một', place: 'hamlet' }, { schema: 2 }))).toEqual(['một', 'hamlet']);
    expect(touched(act('note', { lines: ['một'], place: 'x' }, { schema: 3 }))).toEqual(['một', 'x']);
  });

  it('[R15] never touches the text that was hashed', () => {
    const old = act('note', { text: 'một' });
    const before = hashMutation(old, serverHash);
    touched(Object.freeze({ ...old, args: Object.freeze({ ...old.args }) }));
    expect(hashMutation(old, serverHash)).toBe(before);
  });

  it('[R15] refuses what is not even of its own version, and keeps what is of a later one', () => {
    expect(touched(act('note', { lines: ['một'], place: 'x' }))).toMatchObject({
      status: 'refused',
      problems: [{ code: 'badArguments' }],
    });
    expect(touched(act('note', { page: 1 }, { schema: 4 }))).toEqual({ status: 'unknownKind' });
  });
});

describe('a frame whose form has changed twice', () => {
  // Made up: the first called the author `by`, the second `person`.
  const rename = (from: string, to: string) => ({
    toNext(value: unknown): unknown {
      if (typeof value !== 'object' || value === null || !(from in value)) return undefined;
      const { [from]: moved, ...rest } = value as Record<string, unknown>;
      return { ...rest, [to]: moved };
    },
  });
  const read = envelopeReader([rename('by', 'person'), rename('person', 'author')]);

  it('[R15] is read in every form, in the words of today', () => {
    const { author, ...rest } = act('recordPrint', { paper: 'receiptSlip' });
    const now = { ...rest, author };
    expect(read(now)).toEqual(now);
    expect(read({ ...rest, person: author })).toEqual(now);
    expect(read({ ...rest, by: author })).toEqual(now);
    expect(read({ ...rest, whose: author })).toBeUndefined();
    expect(read('not a frame')).toBeUndefined();
  });
});
