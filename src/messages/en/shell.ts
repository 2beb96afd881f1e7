import type { Messages } from '../vi.ts';
import { entries, plural } from './plural.ts';

export const shell: Pick<Messages, 'shell' | 'navigation' | 'time' | 'banner' | 'update' | 'offline' | 'storage'> = {
  shell: {
    skip: 'To the main content',
    navigation: 'Main navigation',
    signOut: 'Sign out',
    pageMissing: 'There is no such page',
    pageMissingHelp: 'The address is wrong, or this is not on this device.',
    backToToday: 'To the first page',
    office: 'The commune’s own values',
    shortcuts: 'Single-key shortcuts',
    shortcutsHelp: 'T: take a new one · M: open the next task · /: find',
  },
  navigation: {
    today: 'Today',
    dossiers: 'Dossiers',
    books: 'Registers',
    outbox: 'Outbox',
    sheets: 'Old books / sheets',
    newDossier: 'Take a dossier',
  },
  time: {
    at: (time, date) => `${time} on ${date}`,
    hour: 'Time',
    justNow: 'less than a minute',
    minutes: (count) => plural(count, 'minute', 'minutes'),
    hours: (count) => plural(count, 'hour', 'hours'),
    days: (count) => plural(count, 'day', 'days'),
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  },
  banner: {
    label: 'State of the exchange with the server',
    loading: 'Reading this device’s storage…',
    exchanging: 'Talking to the server',
    online: (when) => `Talked to the server at ${when}`,
    neverTried: 'Has not talked to the server yet',
    noLine: 'No network. Work on: everything is saved on this device.',
    failing: (why) => `Not sent yet: ${why}. Work on: everything is saved on this device.`,
    storageSilent:
      'The storage of this machine does not answer. Another tab or window of Liền Mạch may be holding it: please close that one. Keep this page open: what you typed is written when the storage answers.',
    nothingWaits: 'Nothing waits to be sent',
    waiting: (count) => `${entries(count)} waiting to be sent`,
    oldest: (age) => `the oldest for ${age}`,
    attention: (count) => `${entries(count)} needing you`,
    lastSuccess: (when) => `Last successful exchange: ${when}`,
    neverSucceeded: 'No successful exchange yet',
    nextTry: (time) => `next try at ${time}`,
    signInNeeded: 'The session has run out. Work here is still saved; sign in again to send it.',
    accessEnded:
      'This account no longer works for the commune. Its dossiers have left this machine; unsent work is kept and still goes to whoever is in charge there. If you have moved to another commune, sign in again.',
    copied: (doubled) =>
      `The data of this browser was copied to another machine or put back; no work is lost${doubled === 0 ? '.' : `, but ${plural(doubled, 'provisional code was', 'provisional codes were')} given out twice.`}`,
    signInAgain: 'Sign in again',
    loadStarting: 'Fetching the commune’s records',
    loadAmount: (held, rows, kilobytes) => `${held} of ${rows} records fetched (${kilobytes} KB). Work on meanwhile.`,
    loadStopped: 'Fetching is stopped; what has come stays.',
    loadNoRoom: 'This device has no room for the commune’s records. Your own entries come first.',
    stopLoad: 'Stop fetching',
    goOnLoad: 'Go on fetching',
  },
  update: {
    ready: 'A new version of the app is here. Drafts are kept when it changes.',
    applying: 'Changing to the new version…',
    replaced: 'Another window has changed to the new version. This page still works; load it again when it suits.',
    activate: 'Use the new version',
    later: 'Later',
  },
  offline: {
    unknown: 'May not open again without a network',
    filling: (percent) => `Loading to open without a network: ${percent} %`,
    whole: 'Opens without a network',
  },
  storage: {
    title: 'This device’s storage',
    left: (gigabytes) => `${gigabytes} GB free`,
    granted: 'the browser keeps it until somebody deletes it',
    denied: 'install the app on this device to keep it for sure, also when the disk is full',
    unknown: 'the browser does not say whether it keeps it for sure',
    low: (megabytes) =>
      `This device’s storage is nearly full: ${megabytes} MB left. Send what waits, then make room on the disk.`,
  },
};
