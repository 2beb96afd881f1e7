import type { Mutation } from '../../src/domain/mutation.ts';
import { askedFor, isInTheBook, leadsTo } from './what-acts-mean.ts';

export type OracleStatus = 'applied' | 'merged' | 'refused' | 'parked' | 'blockedBy' | 'quarantined';

export interface OracleRecord {
  readonly fields: Map<string, unknown>;
  business: string;
  /** A supplement has been asked for: it is asked for once. */
  asked: boolean;
  prints: number;
  rev: number;
  readonly events: string[];
  /** Acts that wait here for an officer's decision (R10). */
  readonly parked: string[];
  /** Acts that were parked here and have been decided about. */
  readonly decided: Set<string>;
  /** It stands in a register, where nothing of it is edited. */
  entered: boolean;
  /** Of a report that was joined to another record: which. */
  joinedTo: string | null;
  /** Papers that lie here, by the acts that brought them, in their order. */
  readonly documents: string[];
  readonly takenAway: Set<string>;
}

/** States of a record that is no dossier, and the acts that are for it. */
const ofReports = ['REPORTED', 'JOINED', 'SET_ASIDE'];
const onReports = [
  'editReport',
  'receiveReport',
  'joinReport',
  'setReportAside',
  'recordPrint',
  'attachDocument',
  'detachDocument',
];

/** What an act that is judged now makes of its record, and what becomes of the act. */
export function change(
  { mid, name, args }: Pick<Mutation, 'mid' | 'name' | 'args'>,
  record: OracleRecord,
): OracleStatus {
  if (ofReports.includes(record.business) && !onReports.includes(name)) return 'refused';
  switch (name) {
    case 'recordPrint':
      record.prints += 1;
      return 'applied';
    case 'attachDocument':
      record.documents.push(mid);
      return 'applied';
    case 'detachDocument':
      return takeAway(String(args['document']), record);
    case 'receiveReport':
    case 'joinReport':
    case 'setReportAside':
      return aboutReport(record, { name, args });
    case 'moveDossier': {
      const { from, to } = args as { from: string; to: string };
      if (record.business === to) return 'merged';
      if (to === askedFor && record.asked) return 'refused';
      if (record.business !== from) return 'parked';
      enter(record, to);
      return 'applied';
    }
    case 'requestSupplement':
    case 'refuseRegistration':
    case 'withdrawDossier':
    case 'stopDossier': {
      const { from } = args as { from: string };
      const to = leadsTo[name] ?? '';
      if (to === askedFor && record.asked) return 'refused';
      if (record.business === to) return 'refused';
      if (record.business !== from) return 'parked';
      enter(record, to);
      return 'applied';
    }
    case 'editDossier':
      return edit(record, args, 'parked');
    case 'editReport':
      // It decides nothing: who comes second on a field is told so, and nothing of two values is kept.
      return record.business === 'REPORTED' ? edit(record, args, 'refused') : 'refused';
    default:
      throw new Error(`the oracle does not know ${name}`);
  }
}

/** Whoever comes second finds it gone already. */
function takeAway(document: string, { documents, takenAway }: OracleRecord): OracleStatus {
  const at = documents.indexOf(document);
  if (at < 0) return takenAway.has(document) ? 'merged' : 'refused';
  documents.splice(at, 1);
  takenAway.add(document);
  return 'applied';
}

function edit(record: OracleRecord, args: Mutation['args'], contested: OracleStatus): OracleStatus {
  const { changes } = args as { changes: { field: string; from: unknown; to: unknown }[] };
  const now = (field: string): string => JSON.stringify(record.fields.get(field) ?? null);
  const news = changes.filter(({ field, to }) => now(field) !== JSON.stringify(to));
  if (record.entered && news.some(({ field }) => isInTheBook(field))) return 'refused';
  if (news.some(({ field, from }) => now(field) !== JSON.stringify(from))) return contested;
  for (const { field, to } of changes) {
    if (to === null) record.fields.delete(field);
    else record.fields.set(field, to);
  }
  return news.length === 0 ? 'merged' : 'applied';
}

export function enter(record: OracleRecord, step: string): void {
  record.business = step;
  if (step === askedFor) record.asked = true;
}

/** What officers make of a report; nothing once it is a dossier. */
function aboutReport(record: OracleRecord, { name, args }: Pick<Mutation, 'name' | 'args'>): OracleStatus {
  if (!ofReports.includes(record.business)) return 'refused';
  if (name === 'receiveReport') {
    record.fields.clear();
    for (const [path, value] of Object.entries(args['fields'] as object)) record.fields.set(path, value);
    record.business = 'RECEIVED';
    return 'applied';
  }
  if (name === 'setReportAside') {
    if (record.business !== 'REPORTED') return 'refused';
    record.business = 'SET_ASIDE';
    return 'applied';
  }
  const other = String(args['other']);
  if (record.business === 'JOINED' && record.joinedTo === other) return 'merged';
  record.business = 'JOINED';
  record.joinedTo = other;
  return 'applied';
}

export function standingIn({ business, fields }: OracleRecord, field: string): unknown {
  return field === 'business' ? business : fields.get(field);
}

export function text(value: unknown): string {
  return JSON.stringify(value ?? null);
}
