import type { BusinessState, Dossier } from './dossier.ts';
import { isReport } from './life-cycle.ts';
import type { ReportFate } from './report.ts';

const ofReport: Readonly<Partial<Record<BusinessState, ReportFate>>> = {
  REPORTED: 'waiting',
  JOINED: 'joined',
  SET_ASIDE: 'setAside',
};
const ended: ReadonlySet<BusinessState> = new Set(['COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED']);

function fateOf(business: BusinessState): ReportFate {
  return ofReport[business] ?? (ended.has(business) ? 'closed' : 'takenUp');
}

/**
 * The line of a report: all that a person who sees no more than what she brought may hold of it once the commune has it.
 * Code, kind of event, when it was written down and by whose account, and what has become of it; nothing that was said, and
 * nothing of what others did with it but that. It has a dossier's shape, so that a device keeps, shows and finds it as one.
 * `undefined`: the record began as no report.
 */
export function lineOfReport(dossier: Dossier): Dossier | undefined {
  const { id, scope, procedure, procedureVersion, business, report } = dossier;
  const [first] = dossier.events;
  if (report === undefined || first === undefined) return undefined;
  const { type, author, device, occurredAt, clockOffset, recordedAt } = first;
  return {
    id,
    scope,
    procedure,
    procedureVersion,
    codes: { provisional: report.code, official: null },
    channel: 'direct',
    receivedAt: report.reportedAt,
    dueAt: report.reportedAt,
    calendar: '',
    registrationKind: 'timely',
    // R15: a build that knows no lines says of one that has become a dossier that it lies with one.
    business: isReport(dossier) ? business : 'JOINED',
    fields: {},
    slipToken: '',
    slipPrints: 0,
    events: [{ id: first.id, type, author, device, occurredAt, clockOffset, recordedAt, touched: [] }],
    report: { code: report.code, reportedAt: report.reportedAt, told: {} },
    line: fateOf(business),
  };
}
