import type { World } from './world.ts';

/** One thing that a server of this protocol must do, and how it is asked. */
export interface Case {
  /** The rule it holds, as in docs/sync-rules.md. */
  readonly rule: `R${number}`;
  /** Short, and no other's. */
  readonly name: string;
  readonly asked: string;
  /** Answers with what came when that is as it must be; throws `NotSo` or `NotTried`. */
  readonly run: (world: World) => Promise<string>;
}

export interface Result extends Pick<Case, 'rule' | 'name' | 'asked'> {
  readonly came: string;
  readonly verdict: 'pass' | 'fail' | 'not tried';
}
