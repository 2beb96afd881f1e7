import type { Clock } from '../store/device-ports.ts';
import type { Exchanged, ExchangeStore } from '../store/exchange-store.ts';
import type { LoadStep } from '../store/load-store.ts';
import type { LineState } from '../store/meta.ts';
import type { Chance } from './backoff.ts';
import { type Failure, failure } from './failure.ts';
import type { FetchSnapshot } from './fetch-snapshot.ts';
import { timeoutMs } from './line-size.ts';
import { afterExchange, afterFailure } from './pace.ts';
import type { Cost } from './cost.ts';

interface LoadStepParts {
  readonly store: ExchangeStore;
  readonly snapshots: FetchSnapshot;
  readonly clock: Clock;
  readonly chance: Chance;
}

type Came =
  | { readonly status: 'exchanged'; readonly done: Exchanged; readonly cost: Cost }
  | { readonly status: 'failed'; readonly failure: Failure; readonly cost: Cost };

type Outcome =
  | { readonly status: 'moved'; readonly rows: number; readonly cost: Cost }
  | { readonly status: 'failed'; readonly failure: Failure; readonly cost: Cost };

const noCost: Cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };

/**
 * One step of a load: the manifest, a chunk from where it was cut, or the swap. What has come stays; a step that brought
 * something is followed by the next at once, one that brought nothing is a failure like any other (R7, R17).
 */
export async function takeLoadStep(
  step: LoadStep,
  { line, nonce }: { readonly line: LineState; readonly nonce: string },
  { store, snapshots, clock, chance }: LoadStepParts,
): Promise<Came> {
  let outcome = await work(step, { line, nonce }, store, snapshots);
  // R18: why, only an exchange can be told; it pulls again once there is no load.
  if (outcome.status === 'failed' && outcome.failure.reason === 'forbidden') {
    await store.load.decline(step.scope);
    outcome = { status: 'moved', rows: 0, cost: outcome.cost };
  }
  const now = clock.now();
  if (outcome.status === 'failed') {
    const { failure, cost } = outcome;
    await store.noteFailure(step.token, (log) => afterFailure(log, failure, { now, chance }), line);
    return { status: 'failed', failure, cost };
  }
  const { cost, rows } = outcome;
  const done: Exchanged = {
    sent: 0,
    receipts: 0,
    pulled: rows,
    workLeft: true,
    progressed: true,
    redirected: false,
    // Loaded again in vain: what came meanwhile is no success, or the waits would begin anew with each load (R17).
    mismatches: step.mismatches,
    fault: null,
  };
  const rate =
    cost.milliseconds > 0 && cost.bytesDown > 2_048 ? (cost.bytesDown / cost.milliseconds) * 1_000 : line.rate;
  await store.noteFailure(step.token, (log) => afterExchange(log, done, { now, chance, spreadMs: null }), {
    ...line,
    rate,
  });
  return { status: 'exchanged', done, cost };
}

async function work(
  step: LoadStep,
  { line, nonce }: { readonly line: LineState; readonly nonce: string },
  { load }: ExchangeStore,
  snapshots: FetchSnapshot,
): Promise<Outcome> {
  switch (step.kind) {
    case 'manifest': {
      const { value, cost } = await snapshots.manifest(step, nonce, timeoutMs(line, 16 * 1024));
      if (value.status === 'failed') return { ...value, cost };
      if (value.status === 'none') await load.decline(step.scope);
      else await load.keepManifest(step.scope, value.manifest);
      return { status: 'moved', rows: 0, cost };
    }
    case 'part': {
      const { value, cost } = await snapshots.part(step, timeoutMs(line, step.bytes - step.from));
      if (value.status === 'failed') return { ...value, cost };
      if (value.status === 'gone') await load.gone(step.scope);
      else if ((await load.keepPart(step, value.bytes)) === 'damaged') {
        return { status: 'failed', failure: failure('badAnswer'), cost };
      }
      return { status: 'moved', rows: 0, cost };
    }
    case 'swap': {
      const swapped = await load.swap(step.scope);
      if (swapped.status === 'again') return { status: 'failed', failure: failure('badAnswer'), cost: noCost };
      return { status: 'moved', rows: swapped.status === 'swapped' ? swapped.rows : 0, cost: noCost };
    }
    default:
      return step satisfies never;
  }
}
