import type { Mutant } from './mutant.ts';

/**
 * The source with the bug in it.
 *
 * @throws when a place to change is not there exactly once: the source has moved on, and the mutant must follow.
 */
export function patchSource({ name, file, edits }: Pick<Mutant, 'name' | 'file' | 'edits'>, source: string): string {
  let patched = source;
  for (const { find, replace } of edits) {
    const times = patched.split(find).length - 1;
    if (times !== 1) throw new Error(`${name}: ${file} has ${times} times:\n${find}`);
    patched = patched.replace(find, () => replace);
  }
  if (patched === source) throw new Error(`${name}: changes nothing`);
  return patched;
}
