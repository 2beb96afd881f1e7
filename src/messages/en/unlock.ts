import type { DoorMessages } from '../vi-door.ts';
import { plural } from './plural.ts';

export const unlock: Pick<DoorMessages, 'unlock'> = {
  unlock: {
    title: 'Unlock',
    lead: 'What is on this machine is locked. Unlocking needs no line.',
    who: 'Who works now?',
    pinOf: (name: string) => `PIN of ${name}`,
    passwordOf: (name: string) => `Password of ${name}`,
    submit: 'Unlock',
    working: 'Unlocking…',
    missingPin: 'Enter the PIN, at least 6 digits.',
    missingPassword: 'Enter the password.',
    wrong: (left: number) =>
      `Not right. ${plural(left, 'try', 'tries')} left; then a sign-in with the password is needed, with a line. Nothing is deleted.`,
    wait: (seconds: number) => `Wait ${plural(seconds, 'second', 'seconds')}, then enter it again.`,
    signInNeeded:
      'Wrong too many times. Sign in with the password below when there is a line. Everything saved on this machine is still here.',
    bySignIn: 'PIN forgotten, or new on this machine: sign in with the password (needs the line)',
    byPin: 'Back to the PIN',
    lost: 'The browser no longer holds the key to what is on this machine, so it cannot be read. Do not clear the browser’s data: call your administrator.',
  },
};
