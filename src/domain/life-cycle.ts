import type { BusinessState, Dossier } from './dossier.ts';

/** The moves a dossier may make on its business axis of the one-stop desk (NĐ 118/2025). */
const moves: Readonly<Record<BusinessState, readonly BusinessState[]>> = {
  RECEIVED: ['PROCESSING', 'SUPPLEMENT_REQUESTED', 'REFUSED', 'WITHDRAWN', 'STOPPED'],
  PROCESSING: [
    'SUPPLEMENT_REQUESTED',
    'AWAITING_VERIFICATION',
    'SUBMITTED_FOR_SIGNATURE',
    'REFUSED',
    'WITHDRAWN',
    'STOPPED',
  ],
  SUPPLEMENT_REQUESTED: ['PROCESSING', 'REFUSED', 'WITHDRAWN', 'STOPPED'],
  AWAITING_VERIFICATION: ['PROCESSING', 'REFUSED', 'WITHDRAWN', 'STOPPED'],
  SUBMITTED_FOR_SIGNATURE: ['PROCESSING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'STOPPED'],
  // Into the book a dossier comes by being entered there, not by a step (enterInBook).
  APPROVED: ['WAITING_NUMBER'],
  WAITING_NUMBER: [],
  REGISTERED: ['COMPLETED'],
  COMPLETED: [],
  REFUSED: [],
  WITHDRAWN: [],
  STOPPED: [],
  // What becomes of a report is said by acts of its own (receiveReport, joinReport, setReportAside): no step leads out.
  REPORTED: [],
  JOINED: [],
  SET_ASIDE: [],
};

export const businessStates = Object.keys(moves) as readonly BusinessState[];

export function mayMove(from: BusinessState, to: BusinessState): boolean {
  return moves[from].includes(to);
}

type Booked = Pick<Dossier, 'withoutBook'>;

/** The same for one dossier: where no register numbers it, it waits for none and ends with what was approved. */
export function mayMoveIn({ withoutBook }: Booked, from: BusinessState, to: BusinessState): boolean {
  return withoutBook === true && from === 'APPROVED' ? to === 'COMPLETED' : mayMove(from, to);
}

/** Decided, with what the citizen came for lying there: entered in its book, or approved where it has none. */
export function isDecided({ business, withoutBook }: Booked & Pick<Dossier, 'business'>): boolean {
  return business === 'REGISTERED' || (business === 'APPROVED' && withoutBook === true);
}

/** A refusal is a paper too. */
export function hasResult(dossier: Booked & Pick<Dossier, 'business'>): boolean {
  return isDecided(dossier) || dossier.business === 'COMPLETED' || dossier.business === 'REFUSED';
}

/** A dossier, neither entered in a book nor ended otherwise. */
export function isUnderWay(state: BusinessState): boolean {
  return (
    !['REGISTERED', 'COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED'].includes(state) && !isReport({ business: state })
  );
}

const ofReports: ReadonlySet<BusinessState> = new Set(['REPORTED', 'JOINED', 'SET_ASIDE']);

/** A report of an event and no dossier: nobody has received anything, nothing is promised and nothing is counted. */
export function isReport({ business }: Pick<Dossier, 'business'>): boolean {
  return ofReports.has(business);
}

/** Whether anybody handed it in and was promised a day: no report, and no entry of an old book that was keyed in from paper. */
export function isHandedIn(dossier: Pick<Dossier, 'business' | 'source'>): boolean {
  return !isReport(dossier) && dossier.source === undefined;
}
