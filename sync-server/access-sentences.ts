import type { AccessRefusal } from './store/access-port.ts';

/** Why an order about access is not followed, for whoever gave it at the terminal. */
export const accessSentences: Readonly<Record<AccessRefusal, string>> = {
  noSuchPerson: 'There is no such account.',
  noSuchCommune: 'That commune is not on this server, or she is of it already.',
  nameTaken: 'Somebody signs in with this name already.',
  lastAdministrator: 'Nobody else in the commune is its administrator: make somebody that first.',
  accessEnded: 'The access of this account has ended.',
  notEnded: 'The access of this account has not ended.',
  changedMeanwhile: 'Somebody has changed it meanwhile: look again.',
  notYours: 'This is not hers to give.',
};
