import type { DoorMessages } from '../vi-door.ts';

export const door: Pick<DoorMessages, 'app' | 'practice'> = {
  app: {
    name: 'Liền Mạch',
    language: 'Language',
    failed: 'This screen has failed',
    failedHelp: 'Everything saved is still on this device. Load the page again.',
    reload: 'Load again',
    opening: 'Opening. If this part is not on this device yet, it opens when there is a network.',
    olderTab: 'The app is open in another tab or window in its older version. Please close that one.',
    olderTabHelp: 'The new version then goes on by itself. Everything saved on this device is still there.',
    storageHeld:
      'The storage of this machine does not answer. Another tab or window of Liền Mạch may be holding it: please close that one.',
    storageHeldHelp: 'The app then goes on by itself. Everything saved on this device is still there.',
    storageFailed: 'The browser does not let the app use this device’s storage',
    storageFailedHelp:
      'Nothing can be saved while storage is closed. Use an ordinary (not private) window, look at the disk space, then load again.',
  },
  practice: {
    mark: 'PRACTICE',
    enter: 'Practise',
    enterHelp: 'Try things out in a made-up commune: no account, no network, and real work is not touched.',
    leave: 'Leave practice',
  },
};
