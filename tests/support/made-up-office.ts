import type { Mutation } from '../../src/domain/mutation.ts';
import { officeIdOf } from '../../src/domain/office/office-id.ts';
import { type OfficeKey, keyText } from '../../src/domain/office/office-key.ts';
import type { StateValueArgs } from '../../src/domain/office/state-value.ts';
import type { StatedValue } from '../../src/domain/office/stated-value.ts';
import { act } from './acts.ts';

/** The office record of the made-up commune. */
export const officeId = officeIdOf('99999') ?? '';

export const shortDay = {
  opens: '07:30',
  rest: { from: '11:30', to: '13:00' },
  closes: '16:30',
  saturdayShifts: 'none',
  saturdayCloses: '11:30',
} as const satisfies StatedValue;

/** What a made-up officer states; `from` nothing and from a day in November 2026 unless told otherwise. */
export function statement(
  key: OfficeKey,
  to: StatedValue | null,
  changed: Partial<Omit<StateValueArgs, 'key' | 'to'>> = {},
): StateValueArgs {
  return {
    key: keyText(key),
    validFrom: key.kind === 'day' ? key.day : '2026-11-21',
    from: null,
    to,
    basis: 'Thông báo số 12/TB-UBND (thử)',
    name: 'Thử Thị Một',
    ...changed,
  };
}

export function stating(args: StateValueArgs, overrides: Partial<Mutation> = {}): Mutation {
  return act('stateValue', { ...args }, { entity: officeId, schema: 2, ...overrides });
}
