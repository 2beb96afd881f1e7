import { enterInBook } from './books/acts/enter-in-book.ts';
import { settleNumber } from './books/acts/settle-number.ts';
import { strikeEntry } from './books/acts/strike-entry.ts';
import { bookActVersions } from './books/apply-to-book.ts';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import { annotateEntry } from './mutations/annotate-entry.ts';
import { attachDocument } from './mutations/attach-document.ts';
import { decideParked } from './mutations/decide-parked.ts';
import { decideQuarantined } from './mutations/decide-quarantined.ts';
import { detachDocument } from './mutations/detach-document.ts';
import { extendDeadline } from './mutations/extend-deadline.ts';
import { editDossier } from './mutations/edit-dossier.ts';
import { editReport } from './mutations/edit-report.ts';
import { joinDouble } from './mutations/join-double.ts';
import { importEntry } from './mutations/import-entry.ts';
import { moveDossier } from './mutations/move-dossier.ts';
import { noteResult } from './mutations/note-result.ts';
import { noteHandedOver } from './mutations/note-handed-over.ts';
import { takeBackHandedOver } from './mutations/take-back-handed-over.ts';
import { noteUpstream } from './mutations/note-upstream.ts';
import { openDossier } from './mutations/open-dossier.ts';
import { receiveReport } from './mutations/receive-report.ts';
import { recordPrint } from './mutations/record-print.ts';
import { reportEvent } from './mutations/report-event.ts';
import { joinReport, setReportAside } from './mutations/settle-report.ts';
import { reopenDouble } from './mutations/reopen-double.ts';
import { spoilBlank } from './mutations/spoil-blank.ts';
import { tellApart } from './mutations/tell-apart.ts';
import { isReport } from './life-cycle.ts';
import { officeActVersions } from './office/apply-to-office.ts';
import { type Outcome, refused } from './outcome.ts';
import { createReducer, knownKind } from './reducer.ts';
import { axisActs } from './steps/axis-acts.ts';
import type { Instant } from './words.ts';

const reducer = createReducer([
  knownKind(openDossier),
  knownKind(editDossier),
  knownKind(moveDossier),
  knownKind(recordPrint),
  knownKind(spoilBlank),
  knownKind(attachDocument),
  knownKind(detachDocument),
  knownKind(decideParked),
  knownKind(decideQuarantined),
  knownKind(tellApart),
  knownKind(annotateEntry),
  knownKind(enterInBook),
  knownKind(strikeEntry),
  knownKind(settleNumber),
  knownKind(extendDeadline),
  ...axisActs.map(({ kind }) => kind),
  knownKind(joinDouble),
  knownKind(reopenDouble),
  knownKind(importEntry),
  knownKind(reportEvent),
  knownKind(editReport),
  knownKind(receiveReport),
  knownKind(joinReport),
  knownKind(setReportAside),
  knownKind(noteUpstream),
  knownKind(noteResult),
  knownKind(noteHandedOver),
  knownKind(takeBackHandedOver),
]);

/** What may be done to a report. Everything else is done to dossiers, and a report is none. */
const onReports: ReadonlySet<string> = new Set([
  ...[openDossier, reportEvent, editReport, receiveReport, joinReport, setReportAside].map(({ name }) => name),
  ...[tellApart, recordPrint, decideParked, decideQuarantined].map(({ name }) => name),
  // A volunteer photographs the papers where the citizen lives.
  ...[attachDocument, detachDocument].map(({ name }) => name),
]);

const onlyReported = refused('onlyReported', {
  vi: 'Đây mới là tin báo, chưa phải hồ sơ. Cán bộ tiếp nhận thành hồ sơ trước, rồi mới làm việc này.',
  en: 'This is a report and no dossier yet. An officer receives it as a dossier first.',
});

/** Every kind this build knows, with the version of the arguments that it makes. */
export const argumentVersions: ReadonlyMap<string, number> = new Map([
  ...reducer.versions,
  ...bookActVersions,
  ...officeActVersions,
]);

/** The version of a mutation's arguments that this build makes; `undefined` for a name it does not know. */
export function argumentVersionOf(name: string): number | undefined {
  return argumentVersions.get(name);
}

/**
 * What an act does to a dossier: all of it, or its own half of an act of two records (act-on.ts). The one reducer, run unchanged in the browser (to show what a person did) and on the server (to make it so).
 * Pure: the same record and mutation give the same outcome everywhere and at any time.
 */
export function applyMutation(dossier: Dossier | undefined, mutation: Mutation, recordedAt: Instant | null): Outcome {
  const known = reducer.versions.has(mutation.name);
  if (known && dossier !== undefined && isReport(dossier) && !onReports.has(mutation.name)) return onlyReported;
  return reducer.apply(dossier, mutation, recordedAt);
}
