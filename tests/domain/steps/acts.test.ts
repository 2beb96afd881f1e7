import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import { canonicalText } from '../../../src/domain/canonical-text.ts';
import { madeUpId } from '../../support/acts.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { parkedInHistory } from '../../../src/domain/steps/parked-in-history.ts';
import { makePeople } from '../../support/people.ts';
import { after, ask, codeOf, dossierIn, judged, morning, noon, papers, refusal, step } from './desk-of-steps.ts';

const by = madeUpId(0xa);

it('says nothing on a record whose steps have said nothing: its digest is the one it always had', () => {
  const text = canonicalText(madeUpDossier({ number: 1, fields: makePeople(1).birth() }));
  for (const part of [
    'supplement',
    'verification',
    'extension',
    'approval',
    'refusal',
    'ending',
    'delivery',
    'finance',
  ]) {
    expect(text).not.toContain(`"${part}":`);
  }
});

describe('a supplement', () => {
  it('keeps what is owed, why, and who explains it; its line names the two steps', () => {
    const asked = after(dossierIn('PROCESSING'), 'requestSupplement', ask('PROCESSING'));
    expect(asked.business).toBe('SUPPLEMENT_REQUESTED');
    expect(asked.supplement).toEqual({ by, requestedAt: morning, papers, guide: 'Bàn số 2', receivedAt: null });
    expect(asked.events.at(-1)).toMatchObject({
      type: 'requestSupplement',
      touched: ['PROCESSING', 'SUPPLEMENT_REQUESTED', morning, 'Giấy chứng sinh'],
      reason: 'Bản chụp mờ',
    });
  });

  it('ends when it was brought, as its author says, and not when that was written down', () => {
    const asked = after(dossierIn('RECEIVED'), 'requestSupplement', ask('RECEIVED'));
    const args = { from: 'SUPPLEMENT_REQUESTED', at: '2026-11-20T04:00:00.000Z' };
    const brought = after(asked, 'receiveSupplement', args);
    expect(brought).toMatchObject({ business: 'PROCESSING', supplement: { receivedAt: args.at } });
    expect(brought.events.at(-1)?.occurredAt).toBe(noon);
  });

  it('is asked for once: a second time is refused with the reason, by whatever act', () => {
    const asked = after(dossierIn('PROCESSING'), 'requestSupplement', ask('PROCESSING'));
    const brought = after(asked, 'receiveSupplement', { from: 'SUPPLEMENT_REQUESTED', at: noon });
    const again = judged(brought, 'requestSupplement', ask('PROCESSING'));
    expect(codeOf(again)).toBe('supplementOnce');
    expect(JSON.stringify(again)).toContain('766');
    expect(codeOf(judged(brought, 'moveDossier', { from: 'PROCESSING', to: 'SUPPLEMENT_REQUESTED' }))).toBe(
      'supplementOnce',
    );
    expect(codeOf(judged(asked, 'requestSupplement', ask('PROCESSING')))).toBe('supplementOnce');
  });

  it('[R15] stops the clock as well where an earlier build moved the step alone', () => {
    const moved = after(dossierIn('PROCESSING'), 'moveDossier', { from: 'PROCESSING', to: 'SUPPLEMENT_REQUESTED' });
    expect(moved.supplement).toEqual({ by, requestedAt: noon, papers: [], guide: '', receivedAt: null });
    const back = after(moved, 'moveDossier', { from: 'SUPPLEMENT_REQUESTED', to: 'PROCESSING' });
    expect(back.supplement?.receivedAt).toBe(noon);
  });

  it.each([
    ['after the moment of saving', '2026-11-20T05:00:00.001Z', 'notYet'],
    ['before the day the dossier came', '2026-11-19T16:59:00.000Z', 'beforeReceipt'],
  ])('is not asked for %s', (_, at, code) => {
    expect(codeOf(judged(dossierIn('PROCESSING'), 'requestSupplement', ask('PROCESSING', at)))).toBe(code);
  });

  it.each([[[]], [[{ paper: ' ', reason: 'x' }]], [[{ paper: 'Giấy', reason: '' }]]])(
    'is not asked for without papers and reasons: %j',
    (none) => {
      const args = { ...ask('PROCESSING'), papers: none };
      expect(codeOf(judged(dossierIn('PROCESSING'), 'requestSupplement', args))).toBe('badArguments');
    },
  );

  it('did not come days before it was asked for', () => {
    const dossier = { ...dossierIn('PROCESSING'), receivedAt: '2026-11-16T02:00:00.000Z' };
    const asked = after(dossier, 'requestSupplement', ask('PROCESSING'));
    const args = { from: 'SUPPLEMENT_REQUESTED', at: '2026-11-17T03:00:00.000Z' };
    expect(codeOf(judged(asked, 'receiveSupplement', args))).toBe('beforeAsked');
  });
});

describe('verification and the longer limit', () => {
  const begin = { from: 'PROCESSING', about: 'Nơi cư trú của người mẹ', askedOf: 'UBND xã Mẫu' };

  it('keeps what was asked of whom, and what was found', () => {
    const waiting = after(dossierIn('PROCESSING'), 'beginVerification', begin);
    expect(waiting).toMatchObject({
      business: 'AWAITING_VERIFICATION',
      verification: { askedOf: 'UBND xã Mẫu', ended: null },
    });
    const done = after(waiting, 'endVerification', { from: 'AWAITING_VERIFICATION', found: 'Đúng như đã khai' });
    expect(done).toMatchObject({ business: 'PROCESSING', verification: { ended: { found: 'Đúng như đã khai' } } });
  });

  it('lengthens nothing in a procedure that has no longer limit', () => {
    expect(codeOf(judged(dossierIn('PROCESSING'), 'extendDeadline', { reason: 'Chờ trả lời' }))).toBe('noExtension');
  });
});

describe('a decision', () => {
  it('is the leader’s own, or what somebody recorded of a signed paper', () => {
    const waiting = dossierIn('SUBMITTED_FOR_SIGNATURE');
    const from = 'SUBMITTED_FOR_SIGNATURE';
    expect(after(waiting, 'approveDossier', { from, decision: { how: 'onScreen' } }).approval).toEqual({
      by,
      at: noon,
      how: 'onScreen',
    });
    const onPaper = { how: 'onPaper', signer: 'Thử Văn Ký', signerTitle: 'Phó Chủ tịch', signedOn: '2026-11-20' };
    expect(after(waiting, 'approveDossier', { from, decision: onPaper }).approval).toEqual({
      by,
      at: noon,
      ...onPaper,
    });
    expect(codeOf(judged(waiting, 'approveDossier', { from, decision: { how: 'onPaper' } }))).toBe('badArguments');
  });

  it('refuses the intake only before it is taken, the registration only after: two different acts', () => {
    const [intake, registration] = ['refuseIntake', 'refuseRegistration'];
    expect(after(dossierIn('RECEIVED'), intake, refusal('RECEIVED')).refusal).toMatchObject({ kind: 'intake' });
    expect(after(dossierIn('PROCESSING'), registration, refusal('PROCESSING')).refusal).toMatchObject({
      kind: 'registration',
      signer: 'Thử Thị Trưởng',
    });
    expect(codeOf(judged(dossierIn('PROCESSING'), intake, refusal('PROCESSING')))).toBe('takenAlready');
    expect(codeOf(judged(dossierIn('RECEIVED'), registration, refusal('RECEIVED')))).toBe('notTakenYet');
  });

  it.each([
    ['withdrawDossier', 'withdrawn', 'WITHDRAWN'],
    ['stopDossier', 'stopped', 'STOPPED'],
  ])('%s ends it with a reason, until the result is decided', (name, kind, business) => {
    const args = { from: 'SUBMITTED_FOR_SIGNATURE', reason: 'Người dân xin thôi' };
    expect(after(dossierIn('SUBMITTED_FOR_SIGNATURE'), name, args)).toMatchObject({ business, ending: { kind } });
    expect(codeOf(judged(dossierIn('APPROVED'), name, { ...args, from: 'APPROVED' }))).toBe('moveNotAllowed');
  });
});

describe('the result and the fee', () => {
  const handed = { kind: 'HANDED_OVER', at: morning, to: 'Thử Thị Nhận' };

  it('are axes of their own: an act on one leaves the others alone', () => {
    const registered = dossierIn('REGISTERED');
    const ready = after(registered, 'deliverResult', { from: 'NONE', to: { kind: 'READY', at: morning } });
    expect(ready).toEqual({ ...registered, delivery: { kind: 'READY', at: morning }, events: ready.events });
    const given = after(ready, 'deliverResult', { from: 'READY', to: handed });
    expect(given).toEqual({ ...ready, delivery: handed, events: given.events });
    const paid = after(given, 'settleFee', { from: 'UNSTATED', to: { kind: 'PAID', amount: 8000, at: morning } });
    expect(paid).toMatchObject({ business: 'REGISTERED', delivery: handed, finance: { kind: 'PAID', amount: 8000 } });
  });

  it('hands nothing over before there is something, a refusal being something', () => {
    const args = { from: 'NONE', to: handed };
    expect(codeOf(judged(dossierIn('APPROVED'), 'deliverResult', args))).toBe('nothingToHandOver');
    expect(after(dossierIn('REFUSED'), 'deliverResult', args).delivery).toEqual(handed);
  });

  it('hands it over once; what the post brings back is handed over at the counter', () => {
    const given = after(dossierIn('REGISTERED'), 'deliverResult', { from: 'NONE', to: handed });
    expect(codeOf(judged(given, 'deliverResult', { from: 'HANDED_OVER', to: handed }))).toBe('moveNotAllowed');
    expect(codeOf(judged(given, 'deliverResult', { from: 'NONE', to: handed }))).toBe('doneBefore');
    const posted = after(dossierIn('REGISTERED'), 'deliverResult', {
      from: 'NONE',
      to: { kind: 'POSTED', at: morning, tracking: 'EB000000000VN' },
    });
    expect(after(posted, 'deliverResult', { from: 'POSTED', to: handed }).delivery).toEqual(handed);
  });

  it('exempts with a reason only', () => {
    const exempt = (reason: string) => ({ from: 'UNSTATED', to: { kind: 'EXEMPT', reason } });
    expect(after(dossierIn('RECEIVED'), 'settleFee', exempt('Hộ nghèo')).finance).toEqual({
      kind: 'EXEMPT',
      reason: 'Hộ nghèo',
    });
    expect(codeOf(judged(dossierIn('RECEIVED'), 'settleFee', exempt(' ')))).toBe('badArguments');
  });
});

describe('a step from a state that has been left meanwhile', () => {
  it('[R10] parks with all that it says, and takes effect with it when an officer decides so', () => {
    const stopped = step('stopDossier', { from: 'PROCESSING', reason: 'Có tranh chấp' });
    const parked = applyMutation(dossierIn('SUBMITTED_FOR_SIGNATURE'), stopped, noon);
    expect(parked).toMatchObject({
      status: 'parked',
      conflicts: [{ field: 'business', current: 'SUBMITTED_FOR_SIGNATURE' }],
    });
    if (parked.status !== 'parked') return;
    expect(parked.dossier.parked).toMatchObject([{ name: 'stopDossier', args: { reason: 'Có tranh chấp' } }]);
    const decisions = [{ field: 'business', standing: 'SUBMITTED_FOR_SIGNATURE', parked: 'STOPPED', take: 'parked' }];
    const decided = after(parked.dossier, 'decideParked', { parked: stopped.mid, decisions, reason: 'Đúng là dừng' });
    expect(decided).toMatchObject({
      business: 'STOPPED',
      ending: { kind: 'stopped', reason: 'Có tranh chấp', by, at: stopped.occurredAt.device },
    });
    expect(decided.parked).toBeUndefined();
  });

  it('[R10] stays to be read with all that it said after an officer has decided against it', () => {
    const refused = step('refuseRegistration', refusal('PROCESSING'), { device: madeUpId(0xdd) });
    const parked = applyMutation(dossierIn('SUBMITTED_FOR_SIGNATURE'), refused, noon);
    if (parked.status !== 'parked') throw new Error(parked.status);
    const decisions = [{ field: 'business', standing: 'SUBMITTED_FOR_SIGNATURE', parked: 'REFUSED', take: 'standing' }];
    const decided = after(parked.dossier, 'decideParked', { parked: refused.mid, decisions, reason: 'Nhầm hồ sơ' });
    const kept = decided.events.at(-1)?.decision?.act;
    expect(kept).toMatchObject({ device: madeUpId(0xdd), occurredAt: noon, args: refusal('PROCESSING') });
    expect(kept).not.toHaveProperty('conflicts');
    if (kept === undefined) return;
    // In the words in which the history would have told it.
    const standing = after(dossierIn('PROCESSING'), 'refuseRegistration', refusal('PROCESSING')).events.at(-1);
    expect(parkedInHistory(kept)).toMatchObject({
      type: 'refuseRegistration',
      touched: standing?.touched,
      ...(standing?.reason === undefined ? {} : { reason: standing.reason }),
    });
  });

  it('[R10] keeps the reason of a plain move as well, and may still be taken', () => {
    const back = step('moveDossier', { from: 'SUBMITTED_FOR_SIGNATURE', to: 'PROCESSING', reason: 'Thiếu chữ ký' });
    const parked = applyMutation(dossierIn('SUPPLEMENT_REQUESTED'), back, noon);
    if (parked.status !== 'parked') throw new Error(parked.status);
    const [waiting] = parked.dossier.parked ?? [];
    if (waiting === undefined) throw new Error('It waits.');
    expect(parkedInHistory(waiting)).toMatchObject({
      touched: ['SUBMITTED_FOR_SIGNATURE', 'PROCESSING'],
      reason: 'Thiếu chữ ký',
    });
    const decisions = [{ field: 'business', standing: 'SUPPLEMENT_REQUESTED', parked: 'PROCESSING', take: 'parked' }];
    const args = { parked: back.mid, decisions, reason: 'Đúng' };
    expect(after(parked.dossier, 'decideParked', args).business).toBe('PROCESSING');
    // As a build of before has parked it.
    const { reason, ...rest } = waiting;
    const before = { ...rest, args: { from: 'SUBMITTED_FOR_SIGNATURE', to: 'PROCESSING', reason: reason ?? '' } };
    expect(parkedInHistory(before).reason).toBe('Thiếu chữ ký');
    expect(after({ ...parked.dossier, parked: [before] }, 'decideParked', args).business).toBe('PROCESSING');
  });

  it('[R10] parks on the axis of the result too', () => {
    const posted = { kind: 'POSTED', at: morning, tracking: '' };
    const ready = after(dossierIn('REGISTERED'), 'deliverResult', { from: 'NONE', to: { kind: 'READY', at: morning } });
    const late = step('deliverResult', { from: 'NONE', to: posted });
    const parked = applyMutation(ready, late, noon);
    if (parked.status !== 'parked') throw new Error(parked.status);
    const decisions = [{ field: 'delivery', standing: 'READY', parked: 'POSTED', take: 'parked' }];
    const decided = after(parked.dossier, 'decideParked', { parked: late.mid, decisions, reason: 'Đã gửi bưu điện' });
    expect(decided.delivery).toEqual(posted);
  });

  it('[R10] cannot be taken where the record has gone where it may not follow', () => {
    const stopped = step('stopDossier', { from: 'PROCESSING', reason: 'Có tranh chấp' });
    const parked = applyMutation(dossierIn('SUBMITTED_FOR_SIGNATURE'), stopped, noon);
    if (parked.status !== 'parked') throw new Error(parked.status);
    const approved = after(parked.dossier, 'approveDossier', {
      from: 'SUBMITTED_FOR_SIGNATURE',
      decision: { how: 'onScreen' },
    });
    const decisions = [{ field: 'business', standing: 'APPROVED', parked: 'STOPPED', take: 'parked' }];
    const args = { parked: stopped.mid, decisions, reason: 'Thử' };
    expect(codeOf(judged(approved, 'decideParked', args))).toBe('moveNotAllowed');
  });

  it('[R10] is refused where the same step stands already, since it may say something else of it', () => {
    const from = 'PROCESSING';
    const stopped = after(dossierIn(from), 'stopDossier', { from, reason: 'Có tranh chấp' });
    expect(codeOf(judged(stopped, 'stopDossier', { from, reason: 'Lý do khác' }))).toBe('doneBefore');
  });
});
