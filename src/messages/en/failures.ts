import type { DoorMessages } from '../vi-door.ts';

export const failures: Pick<DoorMessages, 'failure' | 'failureCode'> = {
  failure: {
    offline: 'the server cannot be reached',
    timeout: 'the line is too slow, the server had no time to answer',
    notOurServer: 'this network answers in the server’s place (a Wi-Fi sign-in page?)',
    badAnswer: 'the answer arrived broken',
    signInNeeded: 'the session has run out',
    forbidden: 'the server does not let this account send',
    tooLarge: 'the parcel was too large and will be made smaller',
    tooMany: 'sent too often, waiting',
    serverBusy: 'the server is busy',
    serverError: 'the server met an error',
    storage: 'this device cannot write to its storage',
  },
  failureCode: (code) => `code ${code}`,
};
