import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';

/** Numbers of the states a dossier goes through there. */
export const states = {
  arrived: 1,
  supplement: 2,
  received: 3,
  registered: 4,
  handedOver: 5,
  refused: 6,
  forwarded: 7,
} as const;
export type State = (typeof states)[keyof typeof states];

/** What is drawn for a dossier when it is taken in: when it is where, in milliseconds of the gateway's clock. */
export interface Life {
  readonly steps: readonly { readonly at: number; readonly state: State }[];
  /** When the paper is there, once it is registered. */
  readonly paperAt: number;
  /** `null`: it never comes this way. */
  readonly personalNumberAt: number | null;
  readonly underOtherNumber: boolean;
}

const minute = 60_000;

/** Draws a life. `isAgain`: it was asked to be supplemented, and has been. */
export function drawLife(now: number, faults: Faults, chance: Chance, isAgain: boolean): Life {
  const received = now + (1 + 4 * chance()) * minute;
  const forwarded = received + (1 + 10 * chance()) * minute;
  const registered = forwarded + (5 + 60 * chance()) * minute;
  const ending = chance();
  const [supplement, refuse] = [isAgain ? 0 : faults.supplement, faults.refuse];
  const begin = [
    { at: now, state: states.arrived },
    { at: received, state: states.received },
  ];
  const late = chance() < faults.paperLate.chance ? faults.paperLate.byMs : 0;
  const number = chance();
  const { personalNumber } = faults;
  const personalNumberAt =
    number < personalNumber.never
      ? null
      : registered + (number < personalNumber.never + personalNumber.late ? personalNumber.byMs : 0);
  const underOtherNumber = chance() < faults.otherNumber;
  const drawn = { paperAt: registered + late, personalNumberAt, underOtherNumber };
  if (ending < supplement) return { ...drawn, steps: [...begin, { at: forwarded, state: states.supplement }] };
  if (ending < supplement + refuse) return { ...drawn, steps: [...begin, { at: forwarded, state: states.refused }] };
  const handedOver = registered + late + (30 + 600 * chance()) * minute;
  return {
    ...drawn,
    steps: [
      ...begin,
      { at: forwarded, state: states.forwarded },
      { at: registered, state: states.registered },
      { at: handedOver, state: states.handedOver },
    ],
  };
}

export function stateAt({ steps }: Life, now: number): { readonly at: number; readonly state: State } {
  const reached = steps.filter(({ at }) => at <= now).at(-1) ?? steps[0];
  if (reached === undefined) throw new Error('A dossier that is here has arrived.');
  return reached;
}

/** Whether it is in the civil-status register by then. */
export function isRegistered(life: Life, now: number): boolean {
  const { state } = stateAt(life, now);
  return state === states.registered || state === states.handedOver;
}
