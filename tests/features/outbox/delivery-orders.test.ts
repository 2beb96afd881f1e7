import { expect, it } from 'vitest';
import { isToBeRetried, orderTrouble } from '../../../src/features/outbox/delivery-orders.ts';

it('an order is not said to be carried out where the server has said nothing, or has waived nothing', () => {
  expect(orderTrouble('waive', undefined)).toBe('notDone');
  expect(orderTrouble('waive', 0)).toBe('notWaived');
  expect(orderTrouble('waive', 1)).toBeNull();
  // Nothing to send again, or already paused: it stands as she wants it.
  expect(orderTrouble('retry', 0)).toBeNull();
  expect(orderTrouble('pause', undefined)).toBe('notDone');
});

it('sending again is offered where a person must look, and not of one that is through and owes papers', () => {
  for (const state of ['attention', 'refused', 'supplement'] as const) {
    expect(isToBeRetried({ state, dueAt: null })).toBe(true);
    expect(isToBeRetried({ state, dueAt: '2026-11-20T02:00:00.000Z' })).toBe(false);
  }
  for (const state of ['registered', 'forwarded', 'queued'] as const)
    expect(isToBeRetried({ state, dueAt: null })).toBe(false);
});
