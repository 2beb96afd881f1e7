import type { LineTrouble } from '../world/line-trouble.ts';
import type { Weather } from '../world/weather.ts';

/** What a person does at a desk. */
export const actKinds = [
  'open',
  'openSame',
  'openLong',
  'edit',
  'editTwo',
  'rename',
  'print',
  'move',
  'withdraw',
  'oversized',
  'decide',
] as const;
/** What is done at a register book. */
export type BookActKind =
  'openBook' | 'approve' | 'lendPen' | 'returnPen' | 'takePen' | 'enter' | 'strike' | 'closeDoubt';
/** What is done about reports. */
export type ReportActKind = 'report' | 'receive' | 'joinReport' | 'setAside';
/** What is stated of the commune's own values. */
export type OfficeActKind = 'state';
/** Papers that come in, and are taken away again. */
export type DocumentActKind = 'attach' | 'detach';
export type ActKind = (typeof actKinds)[number] | BookActKind | ReportActKind | OfficeActKind | DocumentActKind;

export type StepDoes =
  | { readonly kind: 'act'; readonly act: ActKind; readonly times: number }
  /** The same at every machine in the same moment, to the same record where they see it. */
  | { readonly kind: 'clash'; readonly act: ActKind }
  /** An act whose mutator fails on the server, or that the server is too old to know. */
  | { readonly kind: 'poison'; readonly how: 'throws' | 'unknown' }
  | { readonly kind: 'wake'; readonly reason: 'button' | 'online' | 'focus' }
  | { readonly kind: 'letGo' }
  | { readonly kind: 'look' }
  | { readonly kind: 'signIn'; readonly officer: number }
  | { readonly kind: 'signOut' }
  /** R18: from now on she has no access to the commune any more. */
  | { readonly kind: 'endAccess'; readonly officer: number }
  /** An officer decides about something that was set apart because of who made it. */
  | { readonly kind: 'decideApart'; readonly take: boolean }
  /** R18: an administrator revokes this machine, and the copies of its profile; `locked`: nobody has unlocked it just then. */
  | { readonly kind: 'revokeMachine'; readonly locked: boolean }
  /** A revoked machine that has forgotten everything comes as another. */
  | { readonly kind: 'beginAnew' }
  | { readonly kind: 'trouble'; readonly trouble: LineTrouble }
  /** The next request about a page meets it. */
  | { readonly kind: 'pageTrouble'; readonly trouble: LineTrouble }
  | { readonly kind: 'weather'; readonly weather: Weather; readonly forMs: number }
  /** On every line the next exchange comes through, and so many after it do not. */
  | { readonly kind: 'breakOnceTold'; readonly times: number }
  | { readonly kind: 'killTab'; readonly afterTasks: number; readonly backAfterMs: number }
  | { readonly kind: 'openTab' }
  | { readonly kind: 'freeze'; readonly forMs: number }
  | { readonly kind: 'hangDisk'; readonly forMs: number }
  | { readonly kind: 'closeDisk' }
  | { readonly kind: 'fullDisk'; readonly forMs: number }
  | { readonly kind: 'damageRow'; readonly table: 'records' | 'outbox' | 'views' }
  /** The disk's state is kept; a later power cut brings it back. */
  | { readonly kind: 'keepDisk' }
  | { readonly kind: 'loseCommits' }
  | { readonly kind: 'clone' }
  | { readonly kind: 'setClock'; readonly byMs: number }
  | { readonly kind: 'killServer'; readonly afterTasks: number; readonly backAfterMs: number }
  | { readonly kind: 'serverDiskFull'; readonly writes: number }
  | { readonly kind: 'backUpServer' }
  | { readonly kind: 'restoreServer' };

/** One step of a story. Where it happens and what else it needs to choose comes from its own seed. */
export interface Step {
  /** Milliseconds since the step before. */
  readonly gap: number;
  readonly machine: number;
  readonly seed: number;
  readonly does: StepDoes;
}

export interface Story {
  readonly seed: number;
  readonly machines: number;
  readonly tabs: number;
  /** Without locks every tab leads. */
  readonly hasLocks: boolean;
  readonly servers: number;
  /** The lines of this world are always cut after so many bytes. */
  readonly cutEvery: number | null;
  readonly database: 'libsql' | 'modelled';
  /** Now and then a statement of the modelled database takes its time. */
  readonly slowStatements?: boolean;
  /** A machine that its servers do not know needs a code; absent: a password is enough. */
  readonly byCode?: boolean;
  /** The commune has a recovery key: what waits on a revoked machine goes sealed. */
  readonly seals?: boolean;
  /** What comes in at its desks is photographed, and the pages travel; absent: papers are named alone. */
  readonly photographs?: boolean;
  /** Its servers are of a build that takes exchanges whole only; absent: not so. */
  readonly wholeOnly?: boolean;
  readonly steps: readonly Step[];
}

/** Somebody photographs papers in it. */
export function hasPhotographs({ photographs = false, steps }: Story): boolean {
  return photographs && steps.some(({ does }) => 'act' in does && does.act === 'attach');
}

export function stepInWords({ gap, machine, does }: Step): string {
  const at = `after ${gap} ms, machine ${machine + 1}: `;
  const { kind, ...rest } = does;
  const more = Object.entries(rest).map(
    ([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return `${at}${kind}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}
