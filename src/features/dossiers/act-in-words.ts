import type { DossierEvent } from '../../domain/dossier.ts';
import { nameOfPaper } from '../../domain/documents/paper-lines.ts';
import { isLocalDate, printLocalDate } from '../../domain/local-date.ts';
import { paperName } from '../../domain/papers/paper-names.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { agencyStepOf } from '../../domain/steps/agency-facts.ts';
import type { Label } from '../../domain/words.ts';
import { reportForm } from '../../domain/report-form.ts';
import type { Messages } from '../../messages/vi.ts';

function wordOf(table: Readonly<Record<string, string>>, state: string | undefined): string {
  return table[state ?? ''] ?? state ?? '';
}

function fieldLabels(
  { touched }: DossierEvent,
  procedure: Procedure | undefined,
  say: (label: Label) => string,
): string {
  const specs = procedure?.groups.flatMap((group) => group.fields) ?? [];
  const labels = touched.map((path) => {
    const spec = specs.find((each) => each.path === path);
    return spec === undefined ? path : say(spec.label);
  });
  return labels.join(', ');
}

/** What a line of the history says was done. The details of a step come after its two states: see the act of that name. */
export function actInWords(
  event: DossierEvent,
  procedure: Procedure | undefined,
  words: Messages,
  say: (label: Label) => string,
): string {
  const { told } = words.steps;
  const [from, to, ...details] = event.touched;
  const [first = '', second = '', third = ''] = details;
  switch (event.type) {
    case 'openDossier':
      return words.event.openDossier;
    case 'reportEvent':
      return words.report.told.report;
    case 'editReport':
      return words.report.told.edit(
        fieldLabels(event, procedure === undefined ? procedure : reportForm(procedure), say),
      );
    case 'receiveReport':
      return words.report.told.receive;
    case 'joinReport':
      return words.report.told.join;
    case 'setReportAside':
      return words.report.told.aside;
    case 'importEntry':
      return words.event.importEntry;
    case 'editDossier':
      return words.event.editDossier(fieldLabels(event, procedure, say));
    case 'moveDossier':
      return words.event.moveDossier(wordOf(words.business, from), wordOf(words.business, to));
    case 'decideParked':
      return words.event.decideParked;
    case 'tellApart':
      return words.event.tellApart;
    case 'joinDouble':
      return words.double.told.join;
    case 'reopenDouble':
      return words.double.told.reopen;
    case 'handOver':
      return words.event.handOver(from ?? '', to ?? '');
    case 'annotateEntry':
      return words.annotation.noted(fieldLabels(event, procedure, say));
    case 'enterInBook':
      return to === 'WAITING_NUMBER' ? words.event.waitsForNumber : words.event.enterInBook(event.entry?.number);
    case 'strikeEntry':
      return words.event.strikeEntry(event.entry?.number);
    case 'recordPrint':
      return words.event.recordPrint(say(paperName(from ?? '')), event.answers?.['number']);
    case 'spoilBlank':
      return words.event.spoilBlank(say(paperName(from ?? '')), to ?? '');
    case 'attachDocument': {
      const paper = nameOfPaper(procedure, { paper: from ?? '', ...(second === '' ? {} : { name: second }) });
      return words.event.attachDocument(say(paper), to === 'seen', Number(first));
    }
    case 'detachDocument': {
      const paper = nameOfPaper(procedure, { paper: to ?? '', ...(second === '' ? {} : { name: second }) });
      return words.event.detachDocument(say(paper));
    }
    case 'requestSupplement':
      return told.requestSupplement(details.slice(1).join(', '));
    case 'receiveSupplement':
      return told.receiveSupplement;
    case 'beginVerification':
      return told.beginVerification(first);
    case 'endVerification':
      return told.endVerification;
    case 'extendDeadline':
      return told.extendDeadline(from ?? '');
    case 'approveDossier':
      return first === 'onPaper'
        ? told.approveOnPaper(second, third, dayInWords(details[3] ?? ''))
        : told.approveOnScreen;
    case 'refuseIntake':
      return told.refuseIntake(first, second);
    case 'refuseRegistration':
      return told.refuseRegistration(first, second);
    case 'withdrawDossier':
      return told.withdrawDossier;
    case 'stopDossier':
      return told.stopDossier;
    case 'deliverResult':
      if (to === 'READY') return told.ready;
      return to === 'POSTED' ? told.posted(second) : told.handedOver(second);
    case 'recordAgencyStep': {
      const step = procedure?.linked?.agencies.find(({ id }) => id === agencyStepOf(first));
      return words.steps.agency.told(step === undefined ? first : say(step.name), third, wordOf(words.agencyState, to));
    }
    case 'noteHandedOver':
      return words.upstreamTold.handed(second, first, third === 'companion');
    case 'takeBackHandedOver':
      return words.upstreamTold.takenBack(second, first);
    case 'noteResult':
    case 'noteUpstream': {
      const standing = wordOf({ ...words.upstream, none: words.upstreamTold.none }, from);
      const told = words.upstreamTold.event(standing, wordOf(words.upstream, to));
      return details.length === 0 ? told : `${told}, ${words.upstreamTold.numberCame}`;
    }
    case 'settleNumber':
      return words.upstreamTold.settled(first === 'book' ? second : third, first === 'book');
    case 'settleFee':
      return told.fee(wordOf(words.finance, to), first === '' ? '' : words.steps.amount(Number(first)));
    default:
      return words.event.other(event.type);
  }
}

function dayInWords(day: string): string {
  return isLocalDate(day) ? printLocalDate(day) : day;
}

/** Acts whose author says when it truly happened: it stands after the two states. */
const timed: ReadonlySet<string> = new Set(['requestSupplement', 'receiveSupplement', 'deliverResult']);

/** When it happened, as its author says; `undefined` where nothing was said of it. */
export function happenedAt({ type, touched }: DossierEvent): string | undefined {
  if (type === 'recordAgencyStep') return touched[3];
  return timed.has(type) ? touched[2] : undefined;
}
