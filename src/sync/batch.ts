import { exchangeLimits } from '../protocol/sync-exchange.ts';
import type { PickRuns, WaitingLane } from '../store/exchange-store.ts';

/** Bytes of JSON around one mutation, and around one lane's run. */
const aroundMutation = 90;
const aroundRun = 180;

interface Wishes {
  /** Bytes of JSON. */
  readonly budget: number;
  readonly turn: number;
  readonly mostLanes: number;
}

/**
 * Chooses what one batch carries: contiguous runs from the head of each lane, one act a lane in turn, so that a long
 * lane never keeps a short one waiting (R5). Stops at the byte budget, but always carries one act, or nothing would ever go.
 */
export function pickRuns({ budget, turn, mostLanes }: Wishes): PickRuns {
  return (lanes) => {
    const picked = new Map<string, number>();
    const order = rotated(lanes, turn).slice(0, Math.min(mostLanes, exchangeLimits.lanes));
    const open = new Set(order);
    let bytes = 0;
    let count = 0;
    while (open.size > 0) {
      for (const lane of order) {
        if (!open.has(lane)) continue;
        const taken = picked.get(lane.lane) ?? 0;
        const act = lane.acts[taken];
        const cost = act === undefined ? 0 : act.bytes + aroundMutation + (taken === 0 ? aroundRun : 0);
        const fits = count === 0 || (bytes + cost <= budget && count < exchangeLimits.mutations);
        if (act === undefined || !fits) {
          open.delete(lane);
          continue;
        }
        picked.set(lane.lane, taken + 1);
        bytes += cost;
        count += 1;
      }
    }
    return picked;
  };
}

function rotated(lanes: readonly WaitingLane[], turn: number): readonly WaitingLane[] {
  const at = lanes.length === 0 ? 0 : turn % lanes.length;
  return [...lanes.slice(at), ...lanes.slice(0, at)];
}
