import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { Step, StepDoes } from './step.ts';

const storiesWithDebts = 0.05;

/**
 * In some stories the server is put back when everybody has done what she does; every device hears
 * of it, and every line breaks before anything was offered again. Nobody does anything after that, so what is missing
 * comes only if a device remembers what it owes (R13).
 */
export function withDebts(steps: readonly Step[], random: SeededRandom): readonly Step[] {
  // A restored server has forgotten an ending too: an administrator has to say it again.
  const others = steps.some(({ does }) => does.kind === 'restoreServer' || does.kind === 'endAccess');
  if (random.next() > storiesWithDebts || others) return steps;
  const step = (gap: number, does: StepDoes): Step => ({ gap, machine: 0, seed: random.integer(1, 1_000_000), does });
  const backUp = random.integer(0, steps.length - 1);
  return [
    ...steps.slice(0, backUp),
    step(0, { kind: 'backUpServer' }),
    ...steps.slice(backUp),
    step(random.integer(10_000, 60_000), { kind: 'restoreServer' }),
    step(random.integer(1_000, 3_000), { kind: 'breakOnceTold', times: random.integer(1, 3) }),
    step(random.integer(10_000, 30_000), { kind: 'look' }),
  ];
}
