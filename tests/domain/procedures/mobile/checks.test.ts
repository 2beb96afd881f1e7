import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { papersOf } from '../../../../src/domain/papers/catalogue.ts';
import { mobileBirth1, mobileDeath1, mobileMarriage1 } from '../../../../src/domain/procedures/mobile/procedure.ts';
import { eventKindOf } from '../../../../src/domain/procedures/catalogue.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { madeUpDeath, madeUpMarriage } from '../../../support/made-up-events.ts';
import { makePeople } from '../../../support/people.ts';
import { standsAt } from '../../../support/made-up-paper.ts';

const receivedOn = '2026-11-20';
const visit: Fields = {
  'visit.reason': 'unable',
  'visit.place': { provinceCode: '99', communeCode: '99999', detail: 'thôn Mẫu' },
  'visit.on': receivedOn,
  'visit.officer': 'Thử Thị Cán Bộ',
  'visit.read': true,
};
const events = [
  [mobileBirth1, makePeople(3).birth(), 'birth', 'birthCertificate'],
  [mobileDeath1, madeUpDeath({ seed: 3 }), 'death', 'deathExtract'],
  [mobileMarriage1, madeUpMarriage({ seed: 3 }), 'marriage', 'marriageCertificate'],
] as const;

describe.each(events.map((event) => [event[2], ...event] as const))('a mobile %s', (_, of, fields, base, paper) => {
  const found = (changes: Fields) =>
    checkFields(of, { ...fields, ...visit, ...changes }, { receivedOn, communeCode: '99999' }).map(
      ({ field, level, code }) => `${level} ${field} ${code}`,
    );

  it('asks what the event asks, and where the officer went and why', () => {
    expect(found({})).toEqual([]);
    expect(parseFields(of, { ...visit, ...fields }).status).toBe('fields');
    expect(checkFields(of, fields, { receivedOn }).map(({ code, field }) => `${field} ${code}`)).toEqual(
      Object.keys(visit).map((path) => `${path} required`),
    );
    expect(found({ 'visit.reason': 'other' })).toEqual(['error visit.reasonText required']);
  });

  it('was read aloud, on the spot', () => {
    expect(found({ 'visit.read': false })).toEqual(['error visit.read notReadAloud']);
    expect(found({ 'visit.on': '2026-11-21' })).toEqual(['warning visit.on visitAfterReceipt']);
  });

  it('takes five working days, is the same event, and gives out the same paper', () => {
    expect(timeLimitOf(of, fields)).toEqual({ rule: 'workingDays', days: 5 });
    expect(eventKindOf(of.id)).toBe(base);
    const dossier = enteredDossier(of.id, { ...fields, ...visit });
    const ready = papersOf(dossier, of, standsAt('2026-11-21T02:00:00.000Z')).filter(
      ({ standing }) => standing.status === 'ready',
    );
    expect(ready.map((each) => each.paper.id)).toContain(paper);
  });
});
