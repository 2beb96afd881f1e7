/** What lies on this machine, in the order in which losing it would hurt. */
export const keptKinds = [
  'outbox',
  'waitingPages',
  'drafts',
  'loosePages',
  'records',
  'acknowledged',
  'load',
  'index',
  'fetchedPages',
] as const;
export type KeptKind = (typeof keptKinds)[number];

export interface Kept {
  readonly kind: KeptKind;
  readonly count: number;
  /** Estimated from some of its rows, where there are many; what the browser itself adds is not in it. */
  readonly bytes: number;
}
