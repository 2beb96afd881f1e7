import { expect, it } from 'vitest';
import { budgets, type BudgetName } from '../../bench/budgets.ts';
import { type Figure, limitOf, missedBudgets, verdictOf } from '../../bench/figures/figure.ts';

const measured = (budget: BudgetName, value: number, more: Partial<Figure> = {}): Figure => ({
  budget,
  what: budgets[budget].what,
  value,
  unit: budgets[budget].unit,
  load: 0.5,
  cores: 2,
  ...more,
});

it('names a budget of bytes that is missed, with what was measured and what it may be', () => {
  expect(missedBudgets([measured('births-bytes', 200_001)], [])).toEqual(['births-bytes: 200.0 KB, ≤ 200.0 KB']);
  expect(missedBudgets([measured('births-bytes', 200_000)], [])).toEqual([]);
});

it('names a single lost record, a request too many and a share too great', () => {
  const figures = [measured('resets-missing', 1), measured('idle-requests', 2), measured('resets-wasted', 0.31)];
  expect(missedBudgets(figures, []).map((line) => line.split(':')[0])).toEqual([
    'resets-missing',
    'idle-requests',
    'resets-wasted',
  ]);
});

it('misses what was to be measured and was not', () => {
  expect(missedBudgets([measured('idle-up', 590)], ['idle-up', 'idle-down'])).toEqual(['idle-down: not measured']);
});

it('holds bytes and counts on a busy machine too, and ratios of times on a quiet one only', () => {
  const busy = { load: 9, cores: 2 };
  expect(verdictOf(measured('births-bytes', 300_000, busy))).toBe('not met');
  expect(verdictOf(measured('slow-clock', 1.8, busy))).toBe('too busy to say');
  expect(missedBudgets([measured('slow-clock', 1.8, busy)], [])).toEqual([]);
  expect(missedBudgets([measured('slow-clock', 1.8)], [])).toEqual(['slow-clock: 1.80, ≤ 1.50']);
});

it('says that a time or a rate is not met, and fails nobody for it', () => {
  expect(verdictOf(measured('rate-births', 4_000))).toBe('not met');
  expect(verdictOf(measured('rate-births', 5_000))).toBe('met');
  expect(limitOf(measured('rate-births', 4_000))).toBe('≥ 5,000/s');
  expect(missedBudgets([measured('rate-births', 4_000), measured('save', 900)], [])).toEqual([]);
});

it('takes a figure that is no number for a miss', () => {
  expect(missedBudgets([measured('births-bytes', Number.NaN)], [])).toHaveLength(1);
});
