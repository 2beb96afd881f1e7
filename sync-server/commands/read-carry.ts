import { parseArgs } from 'node:util';

/** What may be done about files of letters. */
export type CarryDeed =
  | { readonly kind: 'show'; readonly file: string }
  /** `answers`: the folder that answers go to; `undefined`: beside each file. */
  | { readonly kind: 'import'; readonly files: readonly string[]; readonly answers: string | undefined };

type Read =
  | { readonly name: 'carry'; readonly deed: CarryDeed }
  | { readonly name: 'help' }
  | { readonly name: 'wrong'; readonly sentence: string };

const usage: Read = { name: 'wrong', sentence: 'carry is followed by import FILE… [--answers FOLDER], or show FILE.' };

/** Reads the words behind `carry`. */
export function readCarry([what, ...words]: readonly string[]): Read {
  const options = { help: { type: 'boolean', short: 'h' }, answers: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  if (values.help === true || what === '--help' || what === '-h') return { name: 'help' };
  const [file, ...more] = positionals;
  if (file === undefined) return usage;
  if (what === 'show' && more.length === 0 && values.answers === undefined) {
    return { name: 'carry', deed: { kind: 'show', file } };
  }
  if (what === 'import')
    return { name: 'carry', deed: { kind: 'import', files: positionals, answers: values.answers } };
  return usage;
}
