import type { password as vi } from '../vi/password.ts';

export const password: typeof vi = {
  toChange: 'This password was given by the administrator and is good once. Choose one of your own, then you can work.',
  next: 'New password',
  again: 'New password once more',
  hint: (least) =>
    `At least ${least} characters. A long sentence that you remember is better than a short word that you do not; leave your user name out of it.`,
  tooShort: (least) => `The new password needs at least ${least} characters.`,
  notAlike: 'The two are not alike.',
  notGood: 'The new password may not be the old one, nor have your user name in it. Choose another sentence.',
  later: 'Not changed: the server does not answer. Nothing is lost; try again when there is a line.',
};
