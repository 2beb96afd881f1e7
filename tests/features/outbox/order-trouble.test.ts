import { expect, it } from 'vitest';
import { orderTrouble } from '../../../src/features/outbox/order-trouble.ts';

it('an order is not said to be carried out where the server has said nothing, or has waived nothing', () => {
  expect(orderTrouble('waive', undefined)).toBe('notDone');
  expect(orderTrouble('waive', 0)).toBe('notWaived');
  expect(orderTrouble('waive', 1)).toBeNull();
  // Nothing to send again, or already paused: it stands as she wants it.
  expect(orderTrouble('retry', 0)).toBeNull();
  expect(orderTrouble('pause', undefined)).toBe('notDone');
});
