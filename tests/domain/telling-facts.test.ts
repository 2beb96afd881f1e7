import { expect, it } from 'vitest';
import { tellingFacts } from '../../src/domain/telling-facts.ts';
import { madeUpDeath } from '../support/made-up-events.ts';

const told = (overrides: Parameters<typeof madeUpDeath>[0]['overrides'] = {}, seed = 1) =>
  tellingFacts({ procedure: 'death', procedureVersion: 1 }, madeUpDeath({ seed, overrides }));

it('[R10] two reports of one death say the same, however the name is typed and whoever reports it', () => {
  const date = { 'death.date': { y: 2026, m: 11, d: 17 } };
  const hers = told({ ...date, 'deceased.fullName': 'Điểu Văn Thử' });
  expect(hers).toBe(told({ ...date, 'deceased.fullName': 'Điều  văn thử' }, 2));
  expect(hers).not.toBe(told({ 'death.date': { y: 2026, m: 11, d: 16 }, 'deceased.fullName': 'Điểu Văn Thử' }));
  expect(tellingFacts({ procedure: 'death', procedureVersion: 1 }, {})).toBeUndefined();
  expect(tellingFacts({ procedure: 'divorce', procedureVersion: 1 }, {})).toBeUndefined();
});
