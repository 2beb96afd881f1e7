import { describe, expect, it } from 'vitest';
import { argumentVersions } from '../../../src/domain/apply-mutation.ts';
import { actNames } from '../../../src/domain/access/act-names.ts';
import { lackingProblem, whoDoes } from '../../../src/domain/access/lacking.ts';
import { mayAct } from '../../../src/domain/access/may-act.ts';
import { readRoles, type Role, roles } from '../../../src/domain/access/role.ts';
import { holdsLess, holdsOf } from '../../../src/domain/access/seen.ts';

const author = 'a';
const may = (role: Role, name: string, args: Record<string, unknown> = {}) =>
  mayAct([role], { name, args, author }, {});
const who = (name: string, args: Record<string, unknown> = {}) => roles.filter((role) => may(role, name, args));

describe('the table of who may do what', () => {
  it('has a line for every act there is, and for nothing else', () => {
    expect([...actNames].sort()).toEqual([...argumentVersions.keys()].sort());
  });

  it('leaves the leader’s word to the leader, in whatever act it comes', () => {
    expect(who('approveDossier', { from: 'SUBMITTED_FOR_SIGNATURE', decision: { how: 'onScreen' } })).toEqual([
      'leader',
    ]);
    for (const to of ['APPROVED', 'REFUSED'])
      expect(who('moveDossier', { from: 'PROCESSING', to })).toEqual(['leader']);
    const taking = (one: object) => ({ decisions: [{ field: 'business', standing: 'PROCESSING', ...one }] });
    expect(who('decideParked', taking({ take: 'parked', parked: 'APPROVED' }))).toEqual(['leader']);
    expect(who('decideParked', taking({ take: 'other', parked: 'PROCESSING', value: 'REFUSED' }))).toEqual(['leader']);
    expect(who('decideQuarantined')).toEqual(['leader']);
  });

  it('lets an officer record what was signed on paper, and decide what is no word of the leader’s', () => {
    const decision = { how: 'onPaper', signer: 'Thử Ký', signerTitle: 'Chủ tịch', signedOn: '2026-11-20' };
    expect(who('approveDossier', { decision })).toEqual(['officer', 'leader']);
    expect(
      who('decideParked', { decisions: [{ field: 'child.fullName', take: 'parked', parked: 'APPROVED' }] }),
    ).toEqual(['officer', 'leader']);
    const stays = { decisions: [{ field: 'business', standing: 'APPROVED', parked: 'REFUSED', take: 'standing' }] };
    expect(who('decideParked', stays)).toEqual(['officer', 'leader']);
  });

  it.each([
    {},
    { decision: null },
    { decision: [] },
    { decision: { how: {} } },
    { decisions: 'x' },
    { to: ['APPROVED'] },
  ])('is not opened by arguments of another form: %j', (args) => {
    expect(may('officer', 'approveDossier', args)).toBe(false);
    expect(may('reception', 'moveDossier', args)).toBe(false);
  });

  it('lets a volunteer report, a reception desk receive and hand over, a supervisor nothing', () => {
    expect(actNames.filter((name) => may('volunteer', name))).toEqual([
      'reportEvent',
      'editReport',
      'recordPrint',
      'attachDocument',
      'detachDocument',
    ]);
    expect(['openDossier', 'deliverResult', 'settleFee'].every((name) => may('reception', name))).toBe(true);
    expect(['enterInBook', 'approveDossier', 'stateValue'].some((name) => may('reception', name))).toBe(false);
    expect(actNames.filter((name) => may('supervisor', name))).toEqual([]);
  });

  it('adds roles up, and says nothing of acts that only a newer build knows (R15)', () => {
    const both: readonly Role[] = ['volunteer', 'administrator'];
    expect(mayAct(both, { name: 'stateValue', args: {}, author }, {})).toBe(true);
    expect(mayAct([], { name: 'reportEvent', args: {}, author }, {})).toBe(false);
    expect(mayAct([], { name: 'foldPaper', args: {}, author }, {})).toBe(true);
    expect(readRoles(['king', 'leader', 'leader', 7])).toEqual(['leader']);
  });

  it('says whom to ask', () => {
    expect(whoDoes('enterInBook')?.vi).toBe('công chức tư pháp – hộ tịch');
    expect(whoDoes('stateValue')?.en).toBe('leader or administrator');
    expect(lackingProblem('approveDossier').message.vi).toContain('lãnh đạo Ủy ban nhân dân');
  });
});

describe('what a device may hold', () => {
  it('is everything, nothing, or some kinds and one account’s reports', () => {
    expect(holdsOf(['officer'], author)).toBe('everything');
    expect(holdsOf(['supervisor'], author)).toBe('nothing');
    expect(holdsOf(['volunteer'], author)).toEqual({ kinds: ['office'], reportsOf: author });
    expect(holdsOf(['volunteer', 'administrator'], author)).toEqual({ kinds: ['book', 'office'], reportsOf: author });
  });

  it('[R18] becomes less by less of a role, or by another volunteer', () => {
    const as = (account: string, ...now: Role[]) => ({ account, roles: now });
    expect(holdsLess(as('a', 'officer'), as('b', 'reception'))).toBe(false);
    expect(holdsLess(as('a', 'officer'), as('b', 'administrator'))).toBe(true);
    expect(holdsLess(as('a', 'volunteer'), as('a', 'officer'))).toBe(false);
    expect(holdsLess(as('a', 'volunteer'), as('a', 'volunteer'))).toBe(false);
    expect(holdsLess(as('a', 'volunteer'), as('b', 'volunteer'))).toBe(true);
    expect(holdsLess(as('a', 'supervisor'), as('b', 'volunteer'))).toBe(false);
  });
});
