import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import { isReport } from '../../../src/domain/life-cycle.ts';
import { mayAct } from '../../../src/domain/access/may-act.ts';
import { papersOf } from '../../../src/domain/papers/catalogue.ts';
import { reportPaper } from '../../../src/domain/prints.ts';
import { deathRegistration1 } from '../../../src/domain/procedures/death/procedure.ts';
import { seesPages } from '../../../src/domain/access/seen.ts';
import { lineOfReport } from '../../../src/domain/report-line.ts';
import { indexEntryOf } from '../../../src/local-index/index-entry.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { standsAt } from '../../support/made-up-paper.ts';
import { madeUpDeath } from '../../support/made-up-events.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../../support/made-up-reports.ts';

const entity = madeUpId(0x77);
const officer = madeUpId(0xaa);
let mids = 0x900;

type Done = readonly [string, Mutation['args']];

function after(...acts: readonly Done[]): Dossier {
  let dossier: Dossier | undefined;
  const first: Done = ['reportEvent', reportArgs(heardOfDeath())];
  for (const [name, args] of [first, ...acts]) {
    const by = name === 'reportEvent' ? {} : { author: officer };
    const outcome = applyMutation(dossier, act(name, args, { ...by, entity, mid: madeUpId((mids += 1)) }), null);
    if (!('dossier' in outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    ({ dossier } = outcome);
  }
  if (dossier === undefined) throw new Error('nothing was done');
  return dossier;
}

function lineAfter(...acts: readonly Done[]): Dossier {
  const line = lineOfReport(after(...acts));
  if (line === undefined) throw new Error('no line');
  return line;
}

const receive = ['receiveReport', receiptArgs(madeUpDeath({ seed: 4 }))] as const;
const reason = 'Đã gọi điện hỏi lại (thử)';
const aside = ['setReportAside', { reason }] as const;
const join = ['joinReport', { other: madeUpId(0x78), reason }] as const;

describe('the line of a report', () => {
  it.each([
    ['waiting', []],
    ['setAside', [aside]],
    ['joined', [join]],
    ['takenUp', [receive]],
    ['closed', [receive, ['withdrawDossier', { from: 'RECEIVED', reason }]]],
  ] as const)('[R18] says %s, code, kind and time, and not a word of what was said or done', (fate, acts) => {
    const line = lineAfter(...acts);
    const { code, reportedAt } = reportArgs(heardOfDeath());
    expect(line).toMatchObject({ id: entity, procedure: 'death', receivedAt: reportedAt, line: fate });
    expect(line.codes).toEqual({ provisional: code, official: null });
    expect([line.fields, line.report?.told, line.events.length]).toEqual([{}, {}, 1]);
    // Whatever comes to a dossier later is not in it by itself.
    const known = 'business calendar channel codes dueAt events fields id line procedure procedureVersion receivedAt';
    expect(Object.keys(line).sort().join(' ')).toBe(`${known} registrationKind report scope slipPrints slipToken`);
    const words = [...Object.values(heardOfDeath()), ...Object.values(receive[1]), reason, officer];
    const said = words.filter((word): word is string => typeof word === 'string' && /\p{L}{2}.{3}/u.test(word));
    const own = new Set(['death', 'direct', 'timely']);
    expect(said.filter((word) => !own.has(word) && JSON.stringify(line).includes(word))).toEqual([]);
    expect(said.length).toBeGreaterThan(6);
  });

  it('is a report on every screen, so that nothing of a dossier runs for it, and is found by its code', () => {
    const line = lineAfter(receive);
    expect(isReport(line)).toBe(true);
    expect(indexEntryOf(line)).toMatchObject({ codes: [line.codes.provisional], places: [], numbers: [] });
    expect(indexEntryOf(line).people.map(({ name }) => name)).toEqual([]);
  });

  it('is of no dossier that began as none', () => {
    const { report, ...dossier } = after(receive);
    expect(report).toBeDefined();
    expect(lineOfReport(dossier)).toBeUndefined();
  });

  it('[R18] has the note printed while nothing has come of it, and not after', () => {
    const of = (line: Dossier) =>
      papersOf(line, deathRegistration1, standsAt('2026-11-21T02:00:00.000Z')).map(({ paper }) => paper.id);
    expect([of(lineAfter()), of(lineAfter(aside)), of(lineAfter(receive))]).toEqual([[reportPaper], [], []]);
  });

  it('[R1] [R18] takes what she typed while the words were here, for the server to judge, and nothing of it stays', () => {
    const line = lineAfter();
    const changes = [{ field: 'deceased.fullName', from: 'Điều Văn Thử', to: 'Điểu Văn Thử' }];
    const edit = act('editReport', { changes }, { entity, mid: madeUpId(0x999) });
    expect(mayAct(['volunteer'], edit, { dossier: line })).toBe(true);
    const outcome = applyMutation(line, edit, null);
    expect(outcome).toMatchObject({ status: 'applied', dossier: { fields: {}, line: 'waiting', events: [{}, {}] } });
    expect(JSON.stringify(outcome)).not.toContain('Văn Thử');
    const others = applyMutation(line, act('moveDossier', { from: 'RECEIVED', to: 'PROCESSING' }, { entity }), null);
    expect(others).toMatchObject({ status: 'refused', problems: [{ code: 'onlyReported' }] });
  });

  it.each([
    ['nothing has come of it', [], true],
    ['it was put aside', [aside], false],
    ['it was received', [receive], false],
  ] as const)(
    '[R18] papers and their pages are hers while it waits, by the line as by the record: %s',
    (_, acts, hers) => {
      const record = after(...acts);
      const reporter = record.events[0]?.author ?? '';
      for (const dossier of [record, lineAfter(...acts)]) {
        const told = ['attachDocument', 'detachDocument'].map((name) =>
          mayAct(['volunteer'], { name, args: {}, author: reporter }, { dossier }),
        );
        expect([...told, seesPages({ account: reporter, roles: ['volunteer'] }, dossier)]).toEqual([hers, hers, hers]);
        expect(seesPages({ account: officer, roles: ['volunteer'] }, dossier)).toBe(false);
        expect(seesPages({ account: officer, roles: ['officer'] }, dossier)).toBe(true);
      }
    },
  );
});
