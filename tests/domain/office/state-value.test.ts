import { describe, expect, it } from 'vitest';
import { actOn, recordsOf } from '../../../src/domain/act-on.ts';
import { onDevice } from '../../../src/domain/books/book-outcome.ts';
import { kindOfId } from '../../../src/domain/kind-of-id.ts';
import { applyToOffice } from '../../../src/domain/office/apply-to-office.ts';
import type { Office } from '../../../src/domain/office/office.ts';
import { lastStated, standingRows } from '../../../src/domain/office/office.ts';
import { isOfficeId, officeIdOf } from '../../../src/domain/office/office-id.ts';
import { keyText, type OfficeKey, readKey } from '../../../src/domain/office/office-key.ts';
import type { StateValueArgs } from '../../../src/domain/office/state-value.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { madeUpId } from '../../support/acts.ts';
import { officeId, shortDay, stating, statement } from '../../support/made-up-office.ts';
import { idOfBook, openingOf } from '../../support/made-up-books.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const hours: OfficeKey = { kind: 'hours' };
const later = { ...shortDay, closes: '16:45' };
const on = (office: Office | undefined, args: StateValueArgs, mid = 1) =>
  applyToOffice(office, stating(args, { mid: madeUpId(mid) }), '2026-11-21T01:00:00.000Z');

function stated(...all: readonly StateValueArgs[]): Office {
  let office: Office | undefined;
  for (const [index, args] of all.entries()) {
    const outcome = on(office, args, index + 1);
    if (!('office' in outcome)) throw new Error(JSON.stringify(outcome));
    ({ office } = outcome);
  }
  if (office === undefined) throw new Error('nothing was stated');
  return office;
}

describe('what a commune states', () => {
  it('is made into its record by the first statement, with who, when and on what ground', () => {
    const outcome = on(undefined, statement(hours, shortDay));
    expect(outcome).toMatchObject({ status: 'applied', office: { id: officeId, scope: '99999' } });
    expect(stated(statement(hours, shortDay)).statements).toEqual([
      expect.objectContaining({
        key: 'hours',
        from: null,
        to: shortDay,
        basis: 'Thông báo số 12/TB-UBND (thử)',
        name: 'Thử Thị Một',
        recordedAt: '2026-11-21T01:00:00.000Z',
      }),
    ]);
  });

  it('is merged where it stands so already, and refused where something else stands, with what and whose', () => {
    const office = stated(statement(hours, shortDay));
    expect(on(office, statement(hours, { ...shortDay }), 2)).toEqual({ status: 'merged', office });
    const refused = on(office, statement(hours, later), 2);
    expect(refused).toMatchObject({ status: 'refused', problems: [{ code: 'statedOtherwise', field: null }] });
    const [problem] = 'problems' in refused ? refused.problems : [];
    expect(problem?.message.vi).toContain('Thử Thị Một đã ghi khác: 07:30–11:30, 13:00–16:30');
    expect(on(office, statement(hours, later, { from: shortDay }), 2).status).toBe('applied');
  });

  it('keeps a row for each day it holds from, and takes one back by stating nothing there', () => {
    const fee: OfficeKey = { kind: 'fee', nationalCode: '2.000635', channel: null };
    const next = { validFrom: '2027-01-01' };
    const office = stated(
      statement(fee, { amount: 9_000 }),
      statement(fee, { amount: 12_000 }, next),
      statement(fee, null, { ...next, from: { amount: 12_000 } }),
    );
    expect(
      standingRows(office)
        .get(keyText(fee))
        ?.map(({ to }) => to),
    ).toEqual([{ amount: 9_000 }]);
    expect(lastStated(office, keyText(fee), '2027-01-01')?.to).toBeNull();
    expect(office.statements).toHaveLength(3);
    expect(on(office, statement(fee, { amount: 12_000 }, next), 9).status).toBe('applied');
  });

  it('names the field and what to do about a value that is none', () => {
    const bad: readonly [StateValueArgs, string, string | null][] = [
      [statement(hours, { ...shortDay, closes: '12:00' }), 'wrongHours', 'to'],
      [statement(hours, { ...shortDay, opens: '7h30' }), 'wrongHours', 'to'],
      [
        statement({ kind: 'limit', procedure: 'birth', limit: 'usual' }, { rule: 'workingDays', days: 0 }),
        'wrongLimit',
        'to',
      ],
      [statement({ kind: 'limit', procedure: 'marriage', limit: 'verified' }, { rule: 'sameDay' }), 'wrongLimit', 'to'],
      [
        statement({ kind: 'limit', procedure: 'marriage', limit: 'verified' }, { rule: 'workingHours', hours: 4 }),
        'wrongLimit',
        'to',
      ],
      [
        statement({ kind: 'limit', procedure: 'birth', limit: 'usual' }, { rule: 'workingHours', hours: 201 }),
        'wrongLimit',
        'to',
      ],
      [
        statement({ kind: 'limit', procedure: 'death', limit: 'other' }, { rule: 'workingDays', days: 2 }),
        'notStated',
        'key',
      ],
      [statement({ kind: 'limit', procedure: 'general', limit: 'usual' }, { rule: 'sameDay' }), 'notStated', 'key'],
      [
        statement({ kind: 'agency', procedure: 'linked-death', step: 'merit' }, { agency: null, days: null }),
        'wrongAgency',
        'to',
      ],
      [statement({ kind: 'fee', nationalCode: '2.000635', channel: null }, { amount: -1 }), 'wrongFee', 'to'],
      [statement({ kind: 'remembered', name: 'recognitionNotice' }, '2016-01-01'), 'wrongRemembered', 'to'],
      [statement({ kind: 'remembered', name: 'reRegisteredIfBefore' }, 5), 'wrongRemembered', 'to'],
      [statement({ kind: 'day', day: '2027-02-04' }, 'off', { validFrom: '2027-02-05' }), 'otherDay', 'validFrom'],
      [statement(hours, shortDay, { basis: ' ' }), 'badArguments', 'basis'],
      [statement(hours, shortDay, { validFrom: '2027-02-30' }), 'badArguments', 'validFrom'],
    ];
    for (const [args, code, field] of bad)
      expect(on(undefined, args), `${args.key} ${code}`).toMatchObject({
        status: 'refused',
        problems: [{ code, field }],
      });
  });

  it('[R15] leaves a key and a procedure that a newer build knows to that build', () => {
    expect(on(undefined, { ...statement(hours, shortDay), key: 'parking/bicycles' }).status).toBe('unknownKind');
    expect(on(undefined, { ...statement(hours, shortDay), key: 'limit/moon-landing/usual' }).status).toBe(
      'unknownKind',
    );
  });

  it('stands in a record of its own, told apart from books and dossiers by its id', () => {
    expect([officeId, idOfBook(openingOf()), madeUpId(3)].map(kindOfId)).toEqual(['office', 'book', 'dossier']);
    expect(officeIdOf('0123')).not.toBe(officeIdOf('123'));
    expect(officeIdOf('xã')).toBeUndefined();
    expect(isOfficeId(officeId.replace('005', '004'))).toBe(false);
    expect(recordsOf(stating(statement(hours, shortDay)))).toEqual({ first: { kind: 'office', id: officeId } });
    const nothing = { dossier: undefined, book: undefined };
    for (const entity of [madeUpId(3), officeIdOf('123') ?? ''])
      expect(actOn(nothing, stating(statement(hours, shortDay), { entity }), onDevice).status).toBe('refused');
  });

  it('reads every key it writes, of every procedure, and no other text', () => {
    const keys: OfficeKey[] = procedures.map(({ id }) => ({ kind: 'limit', procedure: id, limit: 'usual' }));
    for (const key of keys) expect(readKey(keyText(key))).toEqual(key);
    for (const text of [
      'hours/',
      'day/2027-02-30',
      'fee/2.000635/post',
      'agency/linked-death/nobody',
      'limit//usual',
      '',
    ])
      expect(readKey(text), text).toBeUndefined();
  });
});

it('[R3] comes to the same on every machine that applies the same statements in the same order', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = createSeededRandom(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[random.integer(0, items.length - 1)] as Item;
    const values = [null, { amount: 5_000 }, { amount: 8_000 }];
    const acts = Array.from({ length: 12 }, (_, index) =>
      stating(
        statement({ kind: 'fee', nationalCode: '2.000635', channel: pick([null, 'online']) }, pick(values), {
          validFrom: pick(['2026-11-21', '2027-01-01']),
          from: pick(values),
        }),
        { mid: madeUpId(index + 1), device: madeUpId(pick([0xd1, 0xd2, 0xd3])) },
      ),
    );
    let office: Office | undefined;
    const rows = new Map<string, unknown>();
    for (const one of acts) {
      const { key, validFrom, from, to } = one.args as StateValueArgs;
      const row = `${key} ${validFrom}`;
      const now = JSON.stringify(rows.get(row) ?? null);
      const same = office !== undefined && now === JSON.stringify(to);
      const outcome = applyToOffice(office, one, null);
      expect(outcome.status).toBe(same ? 'merged' : now === JSON.stringify(from) ? 'applied' : 'refused');
      if (outcome.status === 'applied') rows.set(row, to);
      if ('office' in outcome) ({ office } = outcome);
    }
    const standing = [...standingRows(office)].flatMap(([key, of]) =>
      of.map(({ validFrom, to }) => [`${key} ${validFrom}`, to] as const),
    );
    const expected = [...rows].filter(([, to]) => to !== null);
    expect(standing.sort((a, b) => (a[0] < b[0] ? -1 : 1))).toEqual(expected.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  }
});
