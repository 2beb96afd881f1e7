import { parseArgs } from 'node:util';

export type Options =
  | { readonly kind: 'worker' }
  | { readonly kind: 'one'; readonly seed: number }
  | { readonly kind: 'many'; readonly seeds: number; readonly minutes: number };

const usualSeeds = 200;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      minutes: { type: 'string' },
      worker: { type: 'boolean' },
    },
  });
  if (values.worker === true) return { kind: 'worker' };
  if (values.seed !== undefined) return { kind: 'one', seed: whole(values.seed, 'seed') };
  return {
    kind: 'many',
    seeds: values.seeds === undefined ? usualSeeds : whole(values.seeds, 'seeds'),
    minutes: values.minutes === undefined ? Infinity : Number(values.minutes),
  };
}

function whole(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1.`);
  return number;
}
