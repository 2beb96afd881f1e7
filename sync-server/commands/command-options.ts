import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What no command can be made of: help was asked for, or something is wrong that one sentence says. */
export type Unread = { readonly name: 'help' } | { readonly name: 'wrong'; readonly sentence: string };

export const help = { help: { type: 'boolean', short: 'h' } } as const;
export const key = { key: { type: 'string', multiple: true } } as const;

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export function parsed(words: readonly string[], options: Options): { values: Values; files: readonly string[] } {
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  return { values, files: positionals };
}

export function oneFile<Read>(
  name: string,
  words: readonly string[],
  options: Options,
  make: (of: { readonly file: string; readonly values: Values }) => Read,
): Read | Unread {
  const { values, files } = parsed(words, options);
  if (values['help'] === true) return { name: 'help' };
  const [file] = files;
  if (file === undefined || files.length > 1) return { name: 'wrong', sentence: `${name} takes one file.` };
  return make({ file, values });
}

/** One that takes options and nothing else. */
export function readBare<Read>(
  name: string,
  words: readonly string[],
  options: Options,
  make: (values: Values) => Read,
): Read | Unread {
  const { values, files } = parsed(words, options);
  if (values['help'] === true) return { name: 'help' };
  if (files.length > 0) return { name: 'wrong', sentence: `${name} takes no ${files.join(' ')}.` };
  return make(values);
}

export const textsOf = (value: Values[string]): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
export const textOf = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined);
