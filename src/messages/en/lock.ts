import { plural } from './plural.ts';

export const lock = {
  lock: {
    lockNow: 'Lock, switch person',
    lockNowHelp: 'Locks the screen at once (Ctrl + Shift + L). Drafts are kept.',
    noPin: (from: string) =>
      `This machine does not lock: whoever opens this browser can read the dossiers. Set a PIN; from ${from} on it is asked for first.`,
    noPinDue:
      'This machine does not lock: whoever opens this browser can read the dossiers. From now on a PIN is asked for first each day, until there is one.',
    noPinOfYours: 'You have no PIN on this machine: next time you unlock it with your password.',
    demanded:
      'This machine holds people’s dossiers and does not lock. Set a PIN and go on at once; if somebody is waiting at the desk, put it off until tomorrow.',
    demandedAtLast: 'This machine holds people’s dossiers and does not lock. Set a PIN and go on at once.',
    putOff: 'Later, somebody is waiting',
    setPin: 'Set a PIN',
    changePin: 'PIN and screen lock',
    ownKeys: 'Password, fingerprint',
    pinTitle: 'PIN on this machine',
    pinHelp:
      'The PIN unlocks what is on this machine, also without a line. At least 6 digits; the longer, the harder to guess. If you forget it, sign in with your password when there is a line.',
    newPin: 'New PIN',
    again: 'The new PIN again',
    badLength: 'A PIN has 6 to 12 digits.',
    badPlain: 'This PIN is too easy to guess (one digit repeated, or digits in a row). Choose another.',
    notSame: 'The two are not the same.',
    keep: 'Save the PIN',
    kept: 'The PIN is saved. From the next start on this machine asks for it.',
    notKept: 'The PIN could not be saved: this machine cannot write to its storage.',
    lockAfter: 'Lock by itself when nobody touches the machine',
    minutes: (count: number) => `After ${plural(count, 'minute', 'minutes')}`,
    close: 'Close',
  },
};
