import type { devices as vi } from '../vi/devices.ts';

export const devices: typeof vi = {
  code: {
    needed:
      'This machine is not enrolled in the commune yet. Ask the administrator for a code (screen “People and machines”) and enter it here.',
    wrong: 'The code is not right, used, or too old (each is good once, for 24 hours). Check it, or ask for a new one.',
    needsKey:
      'This machine came by an address that is not secure (http), so it has no key of its own, and the server does not let such machines in. Use the https address, or tell the administrator.',
    revoked: 'This machine has been revoked. Ask the administrator of the commune.',
    label: 'Code for this machine',
    hint: 'Ten letters and digits, such as 7K2M9-QXA4F.',
  },
  leaving: {
    title: 'This machine has been revoked',
    leaving: (count) =>
      count === 0
        ? 'The commune’s data on this machine is being erased…'
        : `${count} waiting entries are handed to the server first, then the data here is erased. Do not switch it off…`,
    noLine: (count) =>
      `${count} entries have not reached the server yet. Nothing has been erased; it goes on when there is a line.`,
    locked: (count) =>
      `This machine has been revoked, and ${count} entries wait on it. Nothing has been erased: unlock it to hand them in.`,
    gone: (pages) =>
      pages === 0
        ? 'What was waiting has been handed in, and the commune’s data on this machine is erased. You may close this page.'
        : `The dossiers that waited have been handed in, and the commune’s data on this machine is erased. But ${pages} pages of papers had not reached the server and are lost: tell the commune’s leader, and photograph the papers again on another machine. Where one is missing, its page says “The server does not have all of this page”.`,
  },
  people: {
    title: 'People and machines',
    lead: 'Who works in the commune, and on which machines, as the server has just said.',
    loading: 'Asking the server…',
    failed: 'The server could not be asked: this screen needs a line.',
    again: 'Ask again',
    machines: 'Machines',
    persons: 'People',
    name: 'Name',
    lastExchange: 'Last exchange',
    lastUsedBy: 'Used then by',
    unknownUser: 'not known',
    waiting: 'Waiting',
    version: 'Version',
    numbered: (id) => `no. …${id}`,
    nameless: (id) => `Machine ${id}`,
    thisOne: 'this machine',
    never: 'never',
    states: {
      ofBefore: 'Of before, without a key',
      enrolled: 'Enrolled',
      revoked: 'Revoked, nothing handed in yet',
      handedIn: 'Revoked and handed in',
    },
    empty: (count) => `It came back without ${count} entries it had told of. Ask who works on it at once.`,
    seen: 'Seen',
    rename: 'Rename',
    revoke: 'Revoke',
    newCode: 'Enrol a machine',
    codeTitle: 'Enrol a machine',
    codeLead: 'Give it the name people call it by, such as “Front desk 1”.',
    makeCode: 'Make a code',
    codeUse: 'On that machine, open the sign-in page and enter this code, or scan the QR code with it.',
    codeGood: (until) => `Good once, until ${until}. It is shown here, this once.`,
    qr: 'QR code that leads to the sign-in page with the code filled in',
    save: 'Keep the name',
    close: 'Close',
    revokeTitle: (name) => `Revoke ${name}?`,
    revokeWhat:
      'At its next contact it hands what waits to the server, then erases all data of the commune. There is no way back: to be used again it is enrolled as a new machine.',
    revokeLastUsed: (who, when) => `Last used by ${who}, ${when}.`,
    revokeNeverUsed: 'It has never exchanged anything with the server.',
    revokeWaiting: (count) =>
      count === 0 ? 'At its last word nothing waited on it.' : `At its last word ${count} entries waited on it.`,
    revokeThis: 'It is the machine you are using: this page will close at once.',
    revokeConfirm: 'Revoke this machine',
    stay: 'Leave it',
    notDone: 'Not done: the server does not answer. Try again when there is a line.',
    stuck: (count) =>
      `It told of ${count} entries that have not been handed in. Switch it on where there is a line; if it is locked and cannot hand in, ask somebody who has worked on it to unlock it.`,
    handIn: (count, when) => `${count} entries, sealed, received ${when}`,
    download: 'Download',
    none: 'No machine yet.',
  },
};
