import type { ActName } from './act-names.ts';
import type { Role } from './role.ts';

/** How far a role may go with an act. */
export const rights = ['may', 'own', 'ownWaiting', 'notDeciding', 'atCounter', 'samePen', 'asBookSays'] as const;
/**
 * `own`: with a report that she brought herself. `ownWaiting`: with such a one while nothing has come of it (R18).
 * `notDeciding`: all of it but the leader's decision, which she records from
 * the signed paper. `atCounter`: steps that are taken at the counter. `samePen`: where the pen stays with whom it is.
 * `asBookSays`: for the number of whom the book is numbered by.
 */
export type Right = (typeof rights)[number];

type Line = Readonly<Partial<Record<Role, Right>>>;

const atDesk: Line = { officer: 'may', reception: 'may' };
const atDeskAndAbove: Line = { ...atDesk, leader: 'may' };
const officerAlone: Line = { officer: 'may' };

/** Who may do what, in her own commune. What is not here nobody may. The page docs/access.md is made of it. */
export const actRights: Readonly<Record<ActName, Line>> = {
  reportEvent: { ...atDeskAndAbove, volunteer: 'may' },
  editReport: { ...atDeskAndAbove, volunteer: 'own' },
  receiveReport: atDesk,
  joinReport: officerAlone,
  setReportAside: officerAlone,
  openDossier: atDesk,
  editDossier: atDesk,
  moveDossier: { officer: 'notDeciding', reception: 'atCounter', leader: 'may' },
  requestSupplement: atDesk,
  receiveSupplement: atDesk,
  beginVerification: officerAlone,
  endVerification: officerAlone,
  extendDeadline: { officer: 'may', leader: 'may' },
  approveDossier: { officer: 'notDeciding', leader: 'may' },
  refuseIntake: atDeskAndAbove,
  refuseRegistration: { officer: 'may', leader: 'may' },
  withdrawDossier: atDesk,
  stopDossier: atDesk,
  settleFee: atDesk,
  deliverResult: atDesk,
  recordAgencyStep: officerAlone,
  recordPrint: { ...atDeskAndAbove, volunteer: 'own' },
  spoilBlank: officerAlone,
  attachDocument: { ...atDeskAndAbove, volunteer: 'ownWaiting' },
  detachDocument: { ...atDesk, volunteer: 'ownWaiting' },
  tellApart: officerAlone,
  joinDouble: officerAlone,
  reopenDouble: officerAlone,
  decideParked: { officer: 'notDeciding', leader: 'may' },
  decideQuarantined: { leader: 'may' },
  enterInBook: officerAlone,
  annotateEntry: officerAlone,
  strikeEntry: officerAlone,
  importEntry: officerAlone,
  openBook: { officer: 'may', administrator: 'may' },
  beginVolume: officerAlone,
  closeBook: { officer: 'may', leader: 'may' },
  lendPen: { officer: 'may', administrator: 'may' },
  returnPen: officerAlone,
  takePen: { officer: 'samePen', administrator: 'may' },
  closeDoubt: { officer: 'may', administrator: 'may' },
  stateValue: { leader: 'may', administrator: 'may' },
  settleNumber: { officer: 'asBookSays', leader: 'may' },
  noteUpstream: { connector: 'may' },
  noteResult: officerAlone,
  noteHandedOver: atDesk,
  takeBackHandedOver: atDesk,
};
