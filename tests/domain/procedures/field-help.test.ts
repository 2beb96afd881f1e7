import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../../src/domain/field.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';

/** What needs no word more than its label, and why. By the last part of the path. */
const plain: Readonly<Record<string, string>> = {
  fullName: 'the name, as on the person’s own paper; the form’s checks say how it is written',
  sex: 'read off the paper or the card',
  email: 'the label says it, and it may stay empty',
  secondWitness: 'the same as the first',
};

/** Rows that repeat: what the first one says is not said again. */
const isLaterRow = (path: string): boolean => /\.(?!1\.)\d+\./u.test(path);

const reasonOf = ({ path, filledBy }: FieldSpec): string | undefined =>
  filledBy === 'system' || isLaterRow(path)
    ? 'nobody is asked, or was told before'
    : plain[path.split('.').at(-1) ?? ''];

const asked = procedures.flatMap((procedure) =>
  procedure.groups.flatMap(({ fields }) => fields.map((spec) => [`${procedure.id} ${spec.path}`, spec] as const)),
);

describe('what is said beside a field', () => {
  it('is there for every question whose label does not say it all', () => {
    const mute = asked.filter(([, spec]) => spec.help === undefined && reasonOf(spec) === undefined);
    expect(mute.map(([name]) => name)).toEqual([]);
  });

  it('is in both languages, a sentence, and short enough to stand beside the form', () => {
    const odd = asked.flatMap(([name, { help }]) =>
      (help === undefined ? [] : [help.vi, help.en])
        .filter((text) => !/^\S.*[.!?)]$/u.test(text) || text.length > 400)
        .map((text) => `${name}: ${text}`),
    );
    expect(odd).toEqual([]);
  });

  it('is looked for in every procedure, and no reason is given for nothing', () => {
    const names = new Set(asked.map(([, { path }]) => path.split('.').at(-1)));
    expect(Object.keys(plain).filter((name) => !names.has(name))).toEqual([]);
  });
});
