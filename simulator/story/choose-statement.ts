import { lastStated, type Office } from '../../src/domain/office/office.ts';
import { keyText, type OfficeKey } from '../../src/domain/office/office-key.ts';
import type { StatedValue } from '../../src/domain/office/stated-value.ts';
import type { Command } from '../../src/store/store.ts';
import { officeId, shortDay, statement } from '../../tests/support/made-up-office.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { choose } from './draw.ts';

/** Few keys and few values, so that people meet on them. */
type Known = readonly [OfficeKey, readonly [StatedValue, ...StatedValue[]]];
const values: readonly [Known, ...Known[]] = [
  [{ kind: 'hours' }, [shortDay, { ...shortDay, closes: '16:45' }]],
  [{ kind: 'day', day: '2027-02-04' }, ['working', 'off']],
  [{ kind: 'fee', nationalCode: '2.000635', channel: null }, [{ amount: 8_000 }, { amount: 9_000 }]],
  [{ kind: 'limit', procedure: 'birth', limit: 'usual' }, [{ rule: 'sameDay' }, { rule: 'workingDays', days: 2 }]],
];

/** What an officer states of her commune's own values, from what her screen shows; now and then she takes something back. */
export function chooseStatement(office: Office | undefined, random: SeededRandom): Command {
  const [key, known] = choose(random, values);
  const validFrom = key.kind === 'day' ? key.day : choose(random, ['2026-11-20', '2027-01-01'] as const);
  const to = random.next() < 0.15 ? null : choose(random, known);
  const from = lastStated(office, keyText(key), validFrom)?.to ?? null;
  return { name: 'stateValue', entity: officeId, args: { ...statement(key, to, { validFrom, from }) } };
}
