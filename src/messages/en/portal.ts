import type { PortalWords } from '../vi/portal.ts';

export const portal: PortalWords = {
  title: 'Key into a portal',
  lead: 'Where there is no connection the dossier is keyed into the portal’s form. Copy it field by field here, or let the companion fill it.',
  back: 'Back to the dossier',
  already: (code) =>
    `The connection has handed this dossier over${code === '' ? '' : ` (code ${code})`}. Keyed in once more it would be there twice.`,
  queued:
    'The connection will hand this dossier over by itself. If it must be keyed in all the same, pause the connection first, or it will be there twice.',
  returned: (code) =>
    `The connection has sent this dossier${code === '' ? '' : ` (code ${code})`} and the national system waits for an officer. See what they said on the dossier and look the code up there first; if they have it, keyed in once more it would be there twice.`,
  noted: (system, code) => `Noted: keyed into ${system}, code ${code}.`,
  copy: {
    title: 'Copy field by field',
    help: 'Press Enter or Space: the value is copied and the next field comes. Paste it there with Ctrl+V.',
    progress: (done, all) => `${done} of ${all} fields copied`,
    copyNext: 'Copy',
    copied: (label) => `Copied: ${label}`,
    before: 'Field before',
    next: 'Skip',
    finished: 'That was the last field. Check it in the portal, submit, then note its code below.',
    again: 'Copy from the beginning',
    all: 'All fields',
    show: 'Show what is covered',
    hide: 'Cover it again',
    hidden: 'covered',
    notCopied: 'The browser does not let us copy. Select the value and press Ctrl+C.',
    cleared: 'When you leave this page, what was copied is removed from the clipboard where the browser allows it.',
  },
  done: {
    title: 'Saved in the portal',
    code: 'Code the portal has given',
    system: 'Name of the portal or program',
    note: 'Note that it was keyed in',
    codeMissing: 'There is no code yet. Put the code here that the portal shows after submitting.',
    systemMissing: 'The portal has no name yet. Write it, so that one knows where to look later.',
  },
  takeBack: {
    open: 'Noted by mistake, take this code back',
    reason: 'Why this code is taken back',
    reasonMissing: 'Write why: it is the code of another dossier, for example, or nothing has been keyed in yet.',
    confirm: 'Take it back',
    cancel: 'Cancel',
    done: (code) =>
      `The code ${code} was taken back: the dossier is in no portal yet. Where there is a connection, it asks first and then hands this dossier over by itself.`,
  },
  companion: {
    title: 'Companion',
    help: 'The browser’s companion fills the portal’s whole form from this dossier; it never submits.',
    pair: 'Pair the companion',
    code: 'Pairing code',
    codeHelp: 'Open the companion in this tab and type the code. It is good once, for two minutes.',
    triesLeft: (tries) => `${tries} tries left.`,
    over: 'The code is over, or was tried too often. Take a new one.',
    cancel: 'Cancel',
    paired: 'Paired with the companion.',
    silent:
      'The companion has not answered. If the browser was closed or the companion removed, unpair and pair again.',
    hand: 'Hand to the companion',
    holds: 'The companion has this dossier for 30 minutes. Open the portal’s page, then the companion, to fill it in.',
    takeBack: 'Take back',
    unpair: 'Unpair',
    noKeys: 'Liền Mạch is open at an address that is not encrypted, so it cannot be paired. Open it by https.',
    failed: 'It could not be saved on this machine. Open Liền Mạch, read its notice and try again.',
  },
};
