import type { Problem } from '../outcome.ts';
import type { Label } from '../words.ts';
import { whoMay } from './may-act.ts';
import { roleNames } from './role.ts';

/** Who does it, so that she knows whom to ask; `null`: nobody does all of it. */
export function whoDoes(name: string): Label | null {
  const may = whoMay(name).map((role) => roleNames[role]);
  if (may.length === 0) return null;
  const list = (words: readonly string[], or: string): string =>
    words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1) ?? ''}`;
  return {
    vi: list(
      may.map(({ vi }) => vi),
      'hoặc',
    ),
    en: list(
      may.map(({ en }) => en),
      'or',
    ),
  };
}

/** Told where somebody would do what her role does not go as far as. */
export function lackingProblem(name: string): Problem {
  const who = whoDoes(name);
  return {
    field: null,
    code: 'roleLacking',
    message:
      who === null
        ? { vi: 'Vai trò của bạn ở xã không làm việc này.', en: 'Your role here does not do this.' }
        : {
            vi: `Vai trò của bạn ở xã không làm việc này. Việc này do ${who.vi} làm.`,
            en: `Your role here does not do this. It is done by: ${who.en}.`,
          },
  };
}
