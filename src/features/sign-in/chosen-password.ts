import { passwordLength } from '../../protocol/password.ts';
import type { PasswordChanged } from '../../sync/change-password.ts';

/** A password of her own, typed twice. */
export interface ChosenPassword {
  readonly next: string;
  readonly again: string;
}

export type PasswordTrouble =
  Exclude<PasswordChanged, 'changed' | 'tooManyTries' | 'wrongOld'> | 'tooShort' | 'notAlike';

/** What is wrong with it before anybody is asked. */
export function troubleOf({ next, again }: ChosenPassword): PasswordTrouble | null {
  if (next.length < passwordLength.least) return 'tooShort';
  return next === again ? null : 'notAlike';
}
