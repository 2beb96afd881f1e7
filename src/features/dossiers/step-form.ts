import type { Dossier } from '../../domain/dossier.ts';
import { isDecided } from '../../domain/life-cycle.ts';
import { standingOn } from '../../domain/steps/axis.ts';
import { openAgencySteps } from '../../domain/steps/agency-steps.ts';
import type { StepId } from '../../domain/steps/offered-steps.ts';
import { instantAt, localDateOf, localTimeOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import type { Command } from '../../store/store.ts';

export const stepFields = [
  'guide',
  'at',
  'askedOf',
  'about',
  'found',
  'how',
  'fee',
  'amount',
  'reason',
  'signer',
  'signerTitle',
  'signedOn',
  'to',
  'tracking',
] as const;
export type StepFieldName = (typeof stepFields)[number];

/** What is typed into the small form of a step, as typed. */
export interface StepTexts {
  readonly texts: Readonly<Partial<Record<StepFieldName, string>>>;
  readonly papers: readonly OwedPaper[];
  /** Working days of the longer limit, where the commune has stated its own. */
  readonly longer?: number;
}

export interface OwedPaper {
  readonly paper: string;
  readonly reason: string;
}

const refusal: readonly StepFieldName[] = ['reason', 'signer', 'signerTitle'];

const fieldsOfStep: Readonly<Partial<Record<StepId, readonly StepFieldName[]>>> = {
  requestSupplement: ['guide', 'at'],
  receiveSupplement: ['at'],
  beginVerification: ['askedOf', 'about'],
  endVerification: ['found'],
  extend: ['reason'],
  approve: ['how', 'signer', 'signerTitle', 'signedOn'],
  sendBack: ['reason'],
  refuseIntake: refusal,
  refuseRegistration: refusal,
  withdraw: ['reason'],
  stop: ['reason'],
  ready: ['at'],
  handOver: ['to', 'at'],
  post: ['tracking', 'at'],
  fee: ['fee', 'amount', 'reason'],
};

/** A step with nothing to say is done at one press. */
export function hasForm(id: StepId): boolean {
  return fieldsOfStep[id] !== undefined;
}

/** The fields that are asked, given the others. */
export function askedOf(id: StepId, { texts }: StepTexts): readonly StepFieldName[] {
  return (fieldsOfStep[id] ?? []).filter((name) => {
    if (id === 'approve') return name === 'how' || texts.how === 'onPaper';
    if (id === 'fee' && name === 'amount') return texts.fee === 'DUE' || texts.fee === 'PAID';
    if (id === 'fee' && name === 'reason') return texts.fee === 'EXEMPT';
    return true;
  });
}

const mayBeEmpty: ReadonlySet<StepFieldName> = new Set(['tracking']);

/** Fields that still need something; `papers` where no paper is named, or one without a reason. */
export function missingIn(id: StepId, typed: StepTexts): readonly (StepFieldName | 'papers')[] {
  const missing: (StepFieldName | 'papers')[] = askedOf(id, typed).filter(
    (name) => !mayBeEmpty.has(name) && !isGood(name, typed.texts[name]?.trim() ?? ''),
  );
  const named = typed.papers.filter(({ paper }) => paper.trim() !== '');
  const owed = named.length > 0 && named.every(({ reason }) => reason.trim() !== '');
  return id === 'requestSupplement' && !owed ? ['papers', ...missing] : missing;
}

function isGood(name: StepFieldName, text: string): boolean {
  if (name === 'at') return isWholeMoment(text);
  return name === 'amount' ? /^[1-9]\d{0,8}$/u.test(text) : text !== '';
}

/** `YYYY-MM-DDTHH:MM`, as the browser's own field for a moment holds it. */
export function momentText(instant: Instant): string {
  return `${localDateOf(instant)}T${localTimeOf(instant)}`;
}

/** Whether both its day and its time could be read. */
export function isWholeMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(text);
}

export function momentOf(text: string, pressedAt: Instant): Instant {
  const [date = '', time = ''] = text.split('T');
  // Left as it was offered: the very moment, not its whole minute.
  return text === momentText(pressedAt) ? pressedAt : instantAt(date, time);
}

type Act = Omit<Command, 'entity'>;

/** What a step does: one act; handing out the result also closes a registered dossier, as an act of its own. */
export function actsOf(
  id: StepId,
  dossier: Dossier,
  { texts, papers, longer }: StepTexts,
  pressedAt: Instant,
): readonly Act[] {
  const { business: from } = dossier;
  const said = (name: StepFieldName): string => texts[name]?.trim() ?? '';
  const at = (): Instant => momentOf(said('at'), pressedAt);
  const move = (to: Dossier['business'], more: object = {}): Act => ({
    name: 'moveDossier',
    args: { from, to, ...more },
  });
  const deliver = (to: object): Act => ({ name: 'deliverResult', args: { from: standingOn(dossier, 'delivery'), to } });
  const refuse = { from, reason: said('reason'), signer: said('signer'), signerTitle: said('signerTitle') };
  const closes = isDecided(dossier) && openAgencySteps(dossier).length === 0 ? [move('COMPLETED')] : [];
  switch (id) {
    case 'take':
      return [move('PROCESSING')];
    case 'submit':
      return [move('SUBMITTED_FOR_SIGNATURE')];
    case 'sendBack':
      return [move('PROCESSING', { reason: said('reason') })];
    case 'waitForNumber':
      return [move('WAITING_NUMBER')];
    case 'complete':
      return [move('COMPLETED')];
    case 'approve':
      return [{ name: 'approveDossier', args: { from, decision: decisionOf(said) } }];
    case 'requestSupplement': {
      const owed = papers.filter(({ paper }) => paper.trim() !== '').map(({ paper, reason }) => ({ paper, reason }));
      return [{ name: 'requestSupplement', args: { from, at: at(), papers: owed, guide: said('guide') } }];
    }
    case 'receiveSupplement':
      return [{ name: 'receiveSupplement', args: { from, at: at() } }];
    case 'beginVerification':
      return [{ name: 'beginVerification', args: { from, about: said('about'), askedOf: said('askedOf') } }];
    case 'endVerification':
      return [{ name: 'endVerification', args: { from, found: said('found') } }];
    case 'extend':
      return [{ name: 'extendDeadline', args: { reason: said('reason'), days: longer ?? null } }];
    case 'refuseIntake':
      return [{ name: 'refuseIntake', args: refuse }];
    case 'refuseRegistration':
      return [{ name: 'refuseRegistration', args: refuse }];
    case 'withdraw':
      return [{ name: 'withdrawDossier', args: { from, reason: said('reason') } }];
    case 'stop':
      return [{ name: 'stopDossier', args: { from, reason: said('reason') } }];
    case 'ready':
      return [deliver({ kind: 'READY', at: at() })];
    case 'handOver':
      return [deliver({ kind: 'HANDED_OVER', at: at(), to: said('to') }), ...closes];
    case 'post':
      return [deliver({ kind: 'POSTED', at: at(), tracking: said('tracking') }), ...closes];
    case 'fee':
      return [{ name: 'settleFee', args: { from: standingOn(dossier, 'finance'), to: feeOf(said, pressedAt) } }];
    default: {
      const unreachable: never = id;
      return unreachable;
    }
  }
}

type Said = (name: StepFieldName) => string;

function decisionOf(said: Said): object {
  if (said('how') !== 'onPaper') return { how: 'onScreen' };
  return { how: 'onPaper', signer: said('signer'), signerTitle: said('signerTitle'), signedOn: said('signedOn') };
}

function feeOf(said: Said, at: Instant): object {
  const kind = said('fee');
  if (kind === 'EXEMPT') return { kind, reason: said('reason') };
  if (kind === 'NONE_DUE') return { kind };
  const amount = Number(said('amount'));
  return kind === 'PAID' ? { kind, amount, at } : { kind, amount };
}
