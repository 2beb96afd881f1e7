import type { Messages } from '../vi.ts';
import { entries, plural } from './plural.ts';

export const today: Pick<Messages, 'today'> = {
  today: {
    title: 'Today',
    needsYou: 'For you to decide',
    drafts: 'Drafts to go on with',
    waiting: 'Not sent yet',
    nothing: 'No dossier is waiting for you.',
    nothingHelp: 'When somebody comes, press “Take a dossier” (key T).',
    openNext: 'Open the next task',
    due: (when) => `due ${when}`,
    draftKept: (when) => `left at ${when}`,
    draftEdit: 'being changed',
    untitledDraft: 'No name yet',
    waitingNote: (count, age) => `${entries(count)}, the oldest for ${age}`,
    openOutbox: 'See each of them',
    reading: (count) =>
      `So far the ${count} dossiers taken last; the older ones on this device are still being read, and counts may grow.`,
    more: (count) => `Show more (${count} left)`,
    slips: 'Taken today',
    unprinted: (count) => `${count === 1 ? '1 slip is' : `${count} slips are`} not printed yet.`,
    captures: {
      waiting: 'Your reports that are on this device alone',
      received: 'With the commune, waiting for an officer',
      settled: 'Your reports that were dealt with',
    },
    sign: {
      lead: 'Open each to read it. Only what you have read since you opened this page can be ticked; what changes after that is read again.',
      unread: 'not read',
      choose: (name, code) => `Choose to approve: ${name}, ${code}`,
      chooseRead: (count) => `Choose all ${count} that are read`,
      sign: (count) => `Approve ${plural(count, 'dossier', 'dossiers')}`,
      confirmTitle: (count) => `Approve ${count === 1 ? 'this dossier' : `these ${count} dossiers`}?`,
      confirmHelp: 'Each is a decision of its own, with its own receipt from the server.',
      cancel: 'Not yet',
      signed: (count) => `${plural(count, 'dossier', 'dossiers')} approved, saved on this device.`,
      changed: (name) => `${name} is not approved: it has just changed. Open and read it again, then approve.`,
      notSigned: (name) => `${name} is not approved:`,
    },
    administration: {
      title: 'Machines, accounts, backups',
      failed:
        'The server could not be asked about machines, accounts and backups (it needs the line): something may want looking at that is not seen here.',
      asOf: (when) => `This is what the server said at ${when}; it could not be asked this time.`,
      askingAgain: (when) => `This is what the server said at ${when}; it is being asked again.`,
      again: 'Ask again',
      counted: (machines, people) =>
        `${machines === 1 ? '1 machine' : `${machines} machines`} in use, ${people === 1 ? '1 person' : `${people} people`} with an account.`,
      backupOf: (when) => `The server was last backed up ${when}.`,
      backupUnknown: 'The server does not say how its backups stand.',
      cameBackEmpty: (machine, count, when) =>
        `${machine} came back without ${entries(count)} that it had reported as waiting (${when}). Ask whoever uses it now.`,
      notHandedIn: (machine, count) => `${machine} is revoked and has not handed in ${entries(count)}.`,
      waitsLong: (machine, count, since) => `${machine} has ${entries(count)} to send and was last heard of ${since}.`,
      passwordRanOut: (name) => `The one-time password of ${name} has run out. Set another so that they can sign in.`,
      passwordUnused: (name, until) =>
        `${name} has not signed in with the one-time password yet (good until ${until}).`,
      backup: {
        off: () => 'The server makes no backups. Ask whoever looks after it to set a folder for them.',
        late: (newest) =>
          `Backups of the server are late${newest === null ? '' : `, the last is of ${newest}`}. Ask whoever looks after it.`,
        failed: (newest) =>
          `The last backup of the server failed${newest === null ? '' : `, the last good one is of ${newest}`}. Ask whoever looks after it.`,
      },
      noRecoveryKey: 'The commune has no recovery key: who forgets a PIN loses what only their machine has.',
      openPeople: 'People and machines',
      openRecovery: 'Make a recovery key',
    },
  },
};
