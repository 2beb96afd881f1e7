import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMutation, argumentVersions } from '../../../src/domain/apply-mutation.ts';
import { initialFields, isAsked } from '../../../src/domain/asked-fields.ts';
import { bookActVersions } from '../../../src/domain/books/apply-to-book.ts';
import { deskFactsOf } from '../../../src/domain/desk-facts.ts';
import { deskGroups, groupsOf } from '../../../src/domain/desk-groups.ts';
import { isReport } from '../../../src/domain/life-cycle.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import { officeActVersions } from '../../../src/domain/office/apply-to-office.ts';
import { papersOf } from '../../../src/domain/papers/catalogue.ts';
import { trackingBook } from '../../../src/domain/papers/desk/tracking-book.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { deathRegistration1 } from '../../../src/domain/procedures/death/procedure.ts';
import { usualComparison } from '../../../src/domain/punctuality.ts';
import { fromReport, reportForm } from '../../../src/domain/report-form.ts';
import { offeredSteps } from '../../../src/domain/steps/offered-steps.ts';
import { usualHours } from '../../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../../src/domain/working-calendar-data.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, madeUpId } from '../../support/acts.ts';
import { madeUpSource, wordsOf, standsAt } from '../../support/made-up-paper.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../../support/made-up-reports.ts';
import { after, codesOf, colleague, declared, officer, receive, reported, said, volunteer } from './told.ts';

const entity = madeUpId(0xe);
const other = madeUpId(0x0d);
const desk = { calendar: calendar202611, hours: usualHours, comparison: usualComparison };

describe('a report (tin báo)', () => {
  it('[DOMAIN 3.3] is kept with who brought it, where and when, and is no dossier: no slip, no limit, no step, in no register of the desk', () => {
    const report = reported();
    expect(report).toMatchObject({
      business: 'REPORTED',
      codes: { provisional: 'BAO-99999-0000TEST-261119-001', official: null },
      slipToken: '',
      calendar: '',
      report: { told: { 'report.reporter': 'Hoàng Thị Báo', 'report.place': 'Buôn Mẫu' } },
      fields: { 'deceased.fullName': 'Điều Văn Thử' },
    });
    expect(Object.keys(report.fields).filter((path) => path.startsWith('report.'))).toEqual([]);
    expect(isReport(report)).toBe(true);
    const now = '2026-12-20T02:00:00.000Z';
    expect(groupsOf(deskFactsOf(report), now, desk)).toEqual(['report']);
    expect(deskGroups).toContain('report');
    expect(offeredSteps(report).usual).toBeNull();
    expect(papersOf(report, deathRegistration1, standsAt(now)).map(({ paper }) => paper.id)).toEqual(['reportNote']);
    const { province, ...source } = madeUpSource(report, deathRegistration1);
    const days = { from: '2026-11-01', to: '2026-11-30', field: 'Hộ tịch' };
    const book = trackingBook([{ dossier: report, procedure: deathRegistration1 }], { ...source, province, ...days });
    expect(wordsOf(book).join('\n')).toContain('0 hồ sơ');
  });

  it('may lack what a dossier must have, but not who brought it, and it must say something', () => {
    const missing = (fields: Record<string, unknown>) =>
      codesOf(applyMutation(undefined, said('reportEvent', { ...reportArgs({}), fields }), null));
    expect(
      missing({
        'report.reporter': 'Hoàng Thị Báo',
        'report.heardOn': '2026-11-19',
        'report.note': 'Có người mất ở buôn Mẫu',
      }),
    ).toEqual([]);
    expect(missing({ 'report.reporter': 'Hoàng Thị Báo', 'report.heardOn': '2026-11-19' })).toEqual(['saysNothing']);
    expect(missing({ 'deceased.fullName': 'Điều Văn Thử' })).toEqual(['required', 'required']);
    expect(missing(heardOfDeath({ 'report.heardOn': '2026-11-20' }))).toEqual(['heardLater']);
    expect(missing(heardOfDeath({ 'deceased.pin': '12' }))).toHaveLength(1);
    expect(missing(heardOfDeath({ 'applicant.oath': true }))).toHaveLength(1);
  });

  it('may be made of every procedure, and puts no word into anybody’s mouth', () => {
    for (const procedure of procedures) {
      const form = reportForm(procedure);
      expect(form.groups[0]?.id).toBe('report');
      const fields = form.groups.slice(1).flatMap((group) => group.fields);
      expect(fields.filter(({ required }) => required !== 'never')).toEqual([]);
      expect(fields.filter(({ initial }) => initial !== undefined)).toEqual([]);
      // What the usual form asks at first is asked here too.
      const usual = initialFields(procedure, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
      const own = procedure.groups.flatMap((group) => group.fields);
      for (const spec of fields) {
        const same = own.find(({ path }) => path === spec.path);
        expect([spec.path, isAsked(spec, {})]).toEqual([spec.path, same !== undefined && isAsked(same, usual)]);
      }
      expect(reportForm(procedure)).toBe(form);
    }
  });

  it('says on its note that it is no receipt', () => {
    const [note] = papersOf(reported(), deathRegistration1, standsAt('2026-11-20T02:00:00.000Z'));
    const body = note?.paper.body(madeUpSource(reported(), deathRegistration1)) ?? never();
    expect(body.across).toEqual(['CHƯA TIẾP NHẬN']);
    expect(body).not.toHaveProperty('qr');
    const words = wordsOf(body).join('\n');
    expect(words).toContain('HOÀNG THỊ BÁO');
    expect(words).not.toMatch(/hẹn trả kết quả lúc|TAM-/u);
  });
});

describe('received by an officer', () => {
  it('[DOMAIN 3.3] becomes a dossier from that act on: its limit, law and code are the desk’s; the report stays for ever beside it', () => {
    const report = reported();
    const dossier = after(report, receive());
    const args = receiptArgs(declared);
    expect(dossier).toMatchObject({
      id: entity,
      business: 'RECEIVED',
      receivedAt: args['receivedAt'],
      dueAt: args['dueAt'],
      codes: { provisional: args['provisionalCode'] },
      fields: declared,
      report: {
        code: 'BAO-99999-0000TEST-261119-001',
        reportedAt: '2026-11-19T08:00:00.000Z',
        told: report.report?.told,
        received: { by: officer, procedureVersion: 1, fields: report.fields },
      },
    });
    expect(dossier.events.map(({ type, author }) => [type, author])).toEqual([
      ['reportEvent', volunteer],
      ['receiveReport', officer],
    ]);
    expect(isReport(dossier)).toBe(false);
    expect(
      papersOf(dossier, deathRegistration1, standsAt('2026-11-20T02:00:00.000Z')).map(({ paper }) => paper.id),
    ).not.toContain('reportNote');
  });

  it('keeps the papers that were photographed where the citizen lives', () => {
    const brought = said('attachDocument', { paper: 'deathNotice', standing: 'given', pages: [] });
    const [document] = after(reported(), brought, receive()).documents ?? [];
    expect(document).toMatchObject({ id: brought.mid, paper: 'deathNotice' });
  });

  it('needs everything a dossier needs, told at the fields; the form begins with what was said', () => {
    const begun = fromReport(deathRegistration1, { 'applicant.copiesRequested': false }, reported().fields);
    expect(begun).toEqual({ 'applicant.copiesRequested': false, ...reported().fields });
    const outcome = applyMutation(reported(), said('receiveReport', receiptArgs(begun)), null);
    if (outcome.status !== 'refused') throw new Error(outcome.status);
    expect(outcome.problems.map(({ field, code }) => [field, code])).toContainEqual(['applicant.fullName', 'required']);
  });

  it('[R10] of two officers who receive it, one does: the second is told why, and there is one dossier', () => {
    const first = after(reported(), receive(officer, 7));
    expect(codesOf(applyMutation(first, receive(colleague, 8), null))).toEqual(['receivedBefore']);
    expect(codesOf(applyMutation(first, said('setReportAside', { reason: 'x' }), null))).toEqual(['receivedBefore']);
    expect(codesOf(applyMutation(first, said('joinReport', { other, reason: 'x' }), null))).toEqual(['receivedBefore']);
  });

  it('[L4] counts on from every print there was', () => {
    const printed = after(reported(), { ...said('recordPrint', { paper: 'receiptSlip' }), schema: 2 });
    expect(after(printed, receive()).slipPrints).toBe(printed.slipPrints);
  });

  it('is of the procedure that was reported', () => {
    const args = { ...receiptArgs(declared), procedure: 'birth' };
    expect(codesOf(applyMutation(reported(), said('receiveReport', args), null))).toEqual(['otherProcedure']);
  });
});

describe('joined or put aside', () => {
  it('[DOMAIN 8.9] is laid beside the dossier of the same event, whole; said twice it is said once, later words stand', () => {
    const joined = after(
      { ...reported(), suspects: [other, madeUpId(3)] },
      said('joinReport', { other, reason: 'Một người' }),
    );
    expect(joined).toMatchObject({
      business: 'JOINED',
      fields: reported().fields,
      suspects: [madeUpId(3)],
      report: { ended: { kind: 'joined', other, by: officer, reason: 'Một người' } },
    });
    expect(applyMutation(joined, said('joinReport', { other, reason: 'Một người' }), null).status).toBe('merged');
    const later = after(joined, said('joinReport', { other: madeUpId(3), reason: 'Nhầm hồ sơ' }));
    expect(later.report?.ended).toMatchObject({ other: madeUpId(3) });
    expect(later.events.filter(({ type }) => type === 'joinReport')).toHaveLength(2);
    expect(codesOf(applyMutation(reported(), said('joinReport', { other: entity, reason: 'x' }), null))).toEqual([
      'joinedToItself',
    ]);
  });

  it('put aside keeps all it said and why; only once', () => {
    const aside = after(reported(), said('setReportAside', { reason: 'Cư trú xã khác' }));
    expect(aside).toMatchObject({
      business: 'SET_ASIDE',
      report: { ended: { kind: 'setAside', reason: 'Cư trú xã khác' } },
    });
    expect(groupsOf(deskFactsOf(aside), '2026-11-21T02:00:00.000Z', desk)).toEqual([]);
    expect(codesOf(applyMutation(aside, said('setReportAside', { reason: 'x' }), null))).toEqual(['reportSettled']);
    expect(codesOf(applyMutation(reported(), said('setReportAside', { reason: ' ' }), null))).toEqual(['badArguments']);
  });

  it('[R4] may still be received when somebody comes; the dossier it was joined to is then in sight', () => {
    const aside = after(reported(), said('setReportAside', { reason: 'Chưa rõ' }), receive());
    expect(aside.business).toBe('RECEIVED');
    expect(aside.report).not.toHaveProperty('ended');
    const joined = after(reported(), said('joinReport', { other, reason: 'Một người' }), receive());
    expect(joined).toMatchObject({ business: 'RECEIVED', suspects: [other] });
  });
});

const recorded = (name: string): Mutation =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, `../../fixtures/mutations/${name}.json`), 'utf8')) as {
      mutation: Mutation;
    }
  ).mutation;
const onReports = new Set([
  ...['editReport', 'receiveReport', 'joinReport', 'setReportAside', 'tellApart', 'recordPrint'],
  ...['attachDocument', 'detachDocument'],
]);

const onOthers = (name: string): boolean => bookActVersions.has(name) || officeActVersions.has(name);

it.each([...argumentVersions.keys()].filter((name) => !onOthers(name) && !onReports.has(name)))(
  'no other act of a dossier is done to a report: %s',
  (name) => {
    const { args, schema } = recorded(`${name}.${argumentVersions.get(name) ?? 1}`);
    for (const report of [reported(), after(reported(), said('setReportAside', { reason: 'x' }))]) {
      const outcome = applyMutation(report, act(name, args, { schema }), null);
      expect(['refused', 'waitsFor', 'decides']).toContain(outcome.status);
    }
  },
);

it('[R10] property: whatever officers do with a report, in whatever order, what was said is never changed and it becomes at most one dossier', () => {
  const anything = fc.constantFrom('receive', 'joinOne', 'joinTwo', 'aside', 'print', 'apart', 'edit', 'move');
  const actOf = (kind: string): Mutation => {
    switch (kind) {
      case 'receive':
        return receive();
      case 'joinOne':
      case 'joinTwo':
        return said('joinReport', { other: kind === 'joinOne' ? other : madeUpId(3), reason: 'Một người' });
      case 'aside':
        return said('setReportAside', { reason: 'Không rõ' });
      case 'print':
        return { ...said('recordPrint', { paper: 'reportNote' }), schema: 2 };
      case 'apart':
        return said('tellApart', { other });
      case 'edit':
        return said('editDossier', { changes: [{ field: 'deceased.fullName', from: 'Điều Văn Thử', to: 'Khác' }] });
      default:
        return said('moveDossier', { from: 'REPORTED', to: 'RECEIVED' });
    }
  };
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), (kinds) => {
      const begun = reported();
      let standing = begun;
      let taken = 0;
      for (const kind of kinds) {
        const one = actOf(kind);
        const wasReport = isReport(standing);
        const outcome = applyMutation(standing, one, null);
        if (outcome.status === 'refused') continue;
        if (!('dossier' in outcome)) continue;
        const { dossier } = outcome;
        expect(dossier.events.slice(0, standing.events.length)).toEqual(standing.events);
        if (wasReport && !isReport(dossier)) {
          taken += 1;
          expect(one.name).toBe('receiveReport');
        }
        if (!wasReport) expect(isReport(dossier)).toBe(false);
        const { report } = dossier;
        expect(report?.told).toEqual(begun.report?.told);
        expect(isReport(dossier) ? dossier.fields : report?.received?.fields).toEqual(begun.fields);
        standing = dossier;
      }
      expect(taken).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});

function never(): never {
  throw new Error('there is no such paper');
}
