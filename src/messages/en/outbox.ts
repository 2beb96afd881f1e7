import type { Messages } from '../vi.ts';
import { entries, plural } from './plural.ts';

export const outbox: Pick<Messages, 'outbox'> = {
  outbox: {
    title: 'Outbox',
    sendNow: 'Send now',
    needsYou: 'Somebody must decide',
    waiting: 'Without a receipt',
    empty: 'Nothing waits to be sent.',
    emptyHelp: 'The server has given a receipt for everything you did on this device.',
    ofColleagues: (count) => `${entries(count)} of colleagues wait on this device too; they travel along.`,
    restored: (when, { sentAgain, timesKept, isDone }) => {
      const told = `The server was restored from a backup (noticed here ${when})`;
      if (!isDone) return `${told}; this machine is sending again what the server has lost.`;
      if (sentAgain === 0) return `${told}; nothing of this machine was missing.`;
      const entries = sentAgain === 1 ? '1 entry' : `${sentAgain} entries`;
      const times =
        timesKept === sentAgain
          ? 'the times of first receipt are kept'
          : `${timesKept} of them kept the time of first receipt`;
      return `${told}; this machine has sent ${entries} again, and ${times}.`;
    },
    facts: 'Exchange',
    copied: (when, doubled) => {
      const told = `The data of this browser was copied to another machine, or put back to an earlier state (noticed ${when}); the work of both has reached the server, nothing is lost`;
      return doubled === 0
        ? `${told}.`
        : `${told}, but ${plural(doubled, 'provisional code stands', 'provisional codes stand')} on two slips.`;
    },
    doubled: {
      title: 'Provisional codes given out twice',
      help: 'Two slips bear the same code. Tell them apart by name, time and QR code; the official codes will differ.',
      own: 'Taken on this machine',
      other: 'Taken on the other',
      notHere: 'The dossier is not on this machine yet',
      taken: (when) => `taken ${when}`,
    },
    lastSuccess: 'Last success',
    lastFailure: 'Failure since then',
    nextTry: 'Next try',
    oldest: 'The oldest has waited',
    none: 'none',
    never: 'never yet',
    now: 'talking now',
    whenSignedIn: 'after signing in again',
    whenWoken: 'when there is new work, the line is back, or at the button',
    made: (when, age) => `made at ${when}, ${age} ago`,
    copiedAt: (when: string) => `copied into a file ${when}`,
    size: (kilobytes) => `${kilobytes.toLocaleString('en-GB', { maximumFractionDigits: 1 })} KB`,
    unreadable:
      'This device can no longer read this entry (its data on the disk is damaged). The server is told its id; compare with the paper and enter it again if need be.',
    heldBy: 'The server holds it until something else has arrived. Nothing to do.',
    quarantined: 'The server holds it for a supervisor. Nothing is lost.',
    conflict: {
      field: 'Field',
      before: 'When you opened it',
      yours: 'You wrote',
      theirs: 'Stands now (somebody else wrote)',
    },
    unreadableRows: (count) =>
      `${plural(count, 'row', 'rows')} in this device’s storage can no longer be read. They are kept as they are; tell the administrator.`,
    draftAgain: 'Mend and send again',
    draftNotKept: 'Could not take it up again: this device cannot write to its storage.',
    letGo: {
      open: 'Let go…',
      title: 'Let go of this entry?',
      help: 'It had no effect on the server. All of it is handed to you as a file; the file holds personal data.',
      helpSetApart:
        'The server keeps this as it is for an officer of that commune to decide; letting go of it here only means that you no longer follow it. All of it is handed to you as a file; it holds personal data.',
      reason: 'Reason',
      reasonMissing: 'Give a reason.',
      notRefused: 'It still waits for the server, or has been dealt with; it cannot be let go.',
      notYours: 'Only the person who made it, signed in, can let it go.',
      failed: 'Could not let go: this device cannot write to its storage.',
      keep: 'Keep it',
      confirm: 'Let go and take the file',
    },
    act: {
      openDossier: 'Taking',
      importEntry: 'Import from an old book',
      editDossier: 'Change',
      moveDossier: 'Step',
      recordPrint: 'Print',
      spoilBlank: 'Blank spoiled',
      attachDocument: 'Attach a paper',
      detachDocument: 'Take a paper away',
      decideParked: 'Choose between two values',
      decideQuarantined: 'Decide about an entry kept apart',
      tellApart: 'Not the same dossier',
      requestSupplement: 'Supplement asked for',
      receiveSupplement: 'Supplement received',
      beginVerification: 'Verification begun',
      endVerification: 'Verification answered',
      extendDeadline: 'Limit lengthened',
      approveDossier: 'Approval',
      refuseIntake: 'Intake refused',
      refuseRegistration: 'Registration refused',
      withdrawDossier: 'Withdrawal',
      stopDossier: 'Stopped',
      deliverResult: 'Result handed out',
      settleFee: 'Fee',
      recordAgencyStep: 'Step of another agency',
      enterInBook: 'Entry in the register',
      strikeEntry: 'Entry struck',
      annotateEntry: 'Note on an entry',
      joinDouble: 'Doubles joined',
      reopenDouble: 'Double opened again',
      stateValue: 'Value of the commune’s own',
      noteResult: 'Result of the national systems',
      settleNumber: 'Which number stands',
      noteUpstream: 'Standing in the national systems',
      noteHandedOver: 'Keyed into a national system',
      takeBackHandedOver: 'A code of a portal taken back',
      openBook: 'Register opened',
      beginVolume: 'Volume begun',
      closeBook: 'Register closed',
      closeDoubt: 'Number in doubt settled',
      lendPen: 'Pen taken to a machine',
      returnPen: 'Pen given back',
      takePen: 'Pen called in',
      reportEvent: 'Writing down a report',
      editReport: 'Change to a report',
      receiveReport: 'Receiving a report',
      joinReport: 'Joining a report',
      setReportAside: 'Putting a report aside',
    },
  },
};
