import type { Dossier } from '../dossier.ts';
import { type AgencyAxis, agencyMoves, agencyStates, agencyStepOf } from './agency-facts.ts';
import { businessStates, mayMove } from '../life-cycle.ts';

/** What a dossier is asked about, each for itself. An act on one of them parks and is decided under this path: an axis is not a field. */
export const axes = ['business', 'delivery', 'finance'] as const;
export type OwnAxis = (typeof axes)[number];
/** Each agency's step of an interlinked dossier is an axis for itself. */
export type Axis = OwnAxis | AgencyAxis;

export const deliveryStates = ['NONE', 'READY', 'HANDED_OVER', 'POSTED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const financeStates = ['UNSTATED', 'NONE_DUE', 'DUE', 'PAID', 'EXEMPT'] as const;
export type FinanceState = (typeof financeStates)[number];

const deliveryMoves: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  NONE: ['READY', 'HANDED_OVER', 'POSTED'],
  READY: ['HANDED_OVER', 'POSTED'],
  // What the post brings back is handed over at the counter.
  POSTED: ['HANDED_OVER'],
  HANDED_OVER: [],
};

const financeMoves: Readonly<Record<FinanceState, readonly FinanceState[]>> = {
  UNSTATED: ['NONE_DUE', 'DUE', 'PAID', 'EXEMPT'],
  NONE_DUE: ['DUE', 'PAID'],
  DUE: ['PAID', 'EXEMPT', 'NONE_DUE'],
  EXEMPT: ['DUE', 'PAID'],
  PAID: [],
};

export function isOwnAxis(path: string): path is OwnAxis {
  return axes.some((axis) => axis === path);
}

export function isAxis(path: string): path is Axis {
  return isOwnAxis(path) || agencyStepOf(path) !== undefined;
}

export function standingOn(dossier: Dossier, axis: Axis): string {
  if (!isOwnAxis(axis)) {
    const step = agencyStepOf(axis);
    return (step === undefined ? undefined : dossier.agencySteps?.[step]?.kind) ?? 'NONE';
  }
  switch (axis) {
    case 'business':
      return dossier.business;
    case 'delivery':
      return dossier.delivery?.kind ?? 'NONE';
    case 'finance':
      return dossier.finance?.kind ?? 'UNSTATED';
    default: {
      const unreachable: never = axis;
      return unreachable;
    }
  }
}

function among<State extends string>(
  states: readonly State[],
  moves: (from: State) => readonly State[],
): (from: string, to: string) => boolean {
  return (from, to) => {
    const found = states.find((state) => state === from);
    return found !== undefined && moves(found).some((state) => state === to);
  };
}

const mayGoOn: Readonly<Record<OwnAxis, (from: string, to: string) => boolean>> = {
  business: among(businessStates, (from) => businessStates.filter((to) => mayMove(from, to))),
  delivery: among(deliveryStates, (from) => deliveryMoves[from]),
  finance: among(financeStates, (from) => financeMoves[from]),
};

const mayGoAtAgency = among(agencyStates, (from) => agencyMoves[from]);

export function mayGo(axis: Axis, from: string, to: string): boolean {
  return (isOwnAxis(axis) ? mayGoOn[axis] : mayGoAtAgency)(from, to);
}
