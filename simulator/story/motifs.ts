import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { Step, StepDoes, Story } from './step.ts';

const minutes = 60_000;
const years = 365 * 86_400_000;

/** Several happenings in a row that chance alone brings together too rarely. */
interface Motif {
  readonly share: number;
  /** Only where lines are always cut after so many bytes. */
  readonly onCutLines?: boolean;
  readonly draw: (parts: MotifParts) => readonly Step[];
}

interface MotifParts {
  readonly random: SeededRandom;
  /** One step on the machine that the motif is about, or on the first copy of a profile. */
  readonly step: (gap: number, does: StepDoes, on?: 'here' | 'copy') => Step;
}

const open: StepDoes = { kind: 'act', act: 'open', times: 1 };
const edit: StepDoes = { kind: 'act', act: 'edit', times: 1 };

const motifs: readonly Motif[] = [
  // The line is gone for so long that a device gives up trying soon again (L10).
  {
    share: 0.05,
    draw: ({ random, step }) => {
      const forMs = random.integer(5 * minutes, 15 * minutes);
      return [
        step(0, open),
        step(500, { kind: 'weather', weather: { kind: 'down' }, forMs }),
        step(500, random.next() < 0.5 ? open : edit),
        step(random.integer(1_000, forMs), { kind: 'look' }),
        step(forMs, { kind: 'look' }),
      ];
    },
  },
  // A copied profile is used on two machines, and the clock of one of them is set back while it has acts waiting (L19, R14).
  {
    share: 0.06,
    draw: ({ random, step }) => [
      step(0, open),
      step(2_000, { kind: 'clone' }),
      step(1_000, { kind: 'weather', weather: { kind: 'down' }, forMs: 20_000 }),
      step(300, open),
      step(100, { kind: 'setClock', byMs: -random.integer(1, 5 * years) }),
      step(300, edit),
      step(300, open, 'copy'),
      step(300, edit, 'copy'),
    ],
  },
  // Two people share a desk: one signs in while what the other did still waits (L8).
  {
    share: 0.06,
    draw: ({ random, step }) => {
      const first = random.integer(0, 2);
      const lost: StepDoes = { kind: 'trouble', trouble: { kind: 'dropBefore' } };
      return [
        step(0, { kind: 'signIn', officer: first }),
        ...Array.from({ length: 5 }, () => step(200, lost)),
        step(1_500, edit),
        step(300, open),
        step(300, { kind: 'signIn', officer: first + 1 }),
        ...Array.from({ length: 3 }, () => step(700, { kind: 'look' })),
      ];
    },
  },
  // Everybody saves in the same moments, again and again, so that transactions of the server meet (L23, L16).
  {
    share: 0.06,
    draw: ({ random, step }) =>
      Array.from({ length: 8 }, () =>
        step(random.integer(1_000, 3_000), { kind: 'clash', act: random.next() < 0.6 ? 'edit' : 'openSame' }),
      ),
  },
  // On a line that is always cut more waits than it lets through at once (L34).
  {
    share: 0.4,
    onCutLines: true,
    draw: ({ random, step }) => [
      step(0, { kind: 'weather', weather: { kind: 'down' }, forMs: 20_000 }),
      step(300, { kind: 'act', act: 'openLong', times: random.integer(45, 60) }),
      step(15_000, { kind: 'look' }),
    ],
  },
];

/** The story with its motifs, drawn apart, so that the rest of it stays what it is. */
export function withMotifs(
  { machines, cutEvery }: Pick<Story, 'machines' | 'cutEvery'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  let told = steps;
  for (const { share, onCutLines = false, draw } of motifs) {
    if (random.next() >= share || (onCutLines && cutEvery === null)) continue;
    const at = random.integer(0, told.length);
    const machine = random.integer(0, machines - 1);
    const step: MotifParts['step'] = (gap, does, on = 'here') => ({
      gap,
      machine: on === 'here' ? machine : machines,
      seed: random.integer(1, 1_000_000),
      does,
    });
    told = [...told.slice(0, at), ...draw({ random, step }), ...told.slice(at)];
  }
  return told;
}

/** The first exchanges with a server that was put back: some come through, and the next ones do not (R13). */
export function drawBadStart(random: SeededRandom, machines: number): readonly Step[] {
  const machine = random.integer(0, machines - 1);
  const step = (gap: number, does: StepDoes): Step => ({ gap, machine, seed: random.integer(1, 1_000_000), does });
  const weather = { kind: 'flapping', upMs: random.integer(300, 700), downMs: random.integer(1_000, 3_000) } as const;
  return [
    step(0, { kind: 'weather', weather, forMs: 25_000 }),
    ...Array.from({ length: 8 }, () => step(random.integer(700, 2_500), { kind: 'wake', reason: 'button' })),
  ];
}
