import type { Clock } from '../store/device-ports.ts';
import type { AskRefresh } from './ask-refresh.ts';
import type { Parcel, Send, Sent } from './transport.ts';

/** What is known of the two roads to the province: by the hub of the hall, and by this machine's own line. */
export interface RoadState {
  /** The hub has not answered: it is left alone until then. */
  readonly hubRestsUntil: number;
  readonly hubFailures: number;
  /** The hub has no line. When to look again whether this machine has one; `null`: the hub's line is good, as far as is known. */
  readonly directDueAt: number | null;
  /** This machine has a line and the hub has none: until then nobody asks the hub. */
  readonly directUntil: number;
}

export const unknownRoads: RoadState = { hubRestsUntil: 0, hubFailures: 0, directDueAt: null, directUntil: 0 };

export type Road = 'hub' | 'direct';

const hubRest = { first: 60_000, longest: 10 * 60_000 };
const directEvery = 2 * 60_000;
const directFor = 10 * 60_000;
/** A hub answers within its own patience with the province, and the hall is near. */
const hubTimeoutMs = 9_000;

/** In which order the roads are tried. Pure. Moments are by the clock that nobody can set. */
export function roadsToTry(state: RoadState, now: number): readonly Road[] {
  if (now < state.hubRestsUntil) return ['direct'];
  const looks = state.directDueAt !== null && now >= state.directDueAt;
  return looks || now < state.directUntil ? ['direct', 'hub'] : ['hub', 'direct'];
}

/** What a try has told. `relayed`: the hub has answered by itself. */
export type RoadTold = 'answered' | 'relayed' | 'failed';

export function afterRoad(state: RoadState, road: Road, told: RoadTold, now: number): RoadState {
  if (road === 'direct') {
    if (state.directDueAt === null && state.directUntil === 0) return state;
    return told === 'failed'
      ? { ...state, directDueAt: now + directEvery, directUntil: 0 }
      : { ...state, directDueAt: null, directUntil: now < state.directUntil ? state.directUntil : now + directFor };
  }
  switch (told) {
    case 'answered':
      return unknownRoads;
    case 'relayed':
      return { ...unknownRoads, directDueAt: state.directDueAt ?? now + directEvery };
    case 'failed': {
      const rest = Math.min(hubRest.longest, hubRest.first * 2 ** state.hubFailures);
      return { ...state, hubRestsUntil: now + rest, hubFailures: Math.min(state.hubFailures + 1, 10) };
    }
    default:
      return told satisfies never;
  }
}

interface RoadParts {
  readonly direct: Send;
  readonly byHub: (origin: string) => Send;
  /** Its address, as the commune has stated it; `null`: there is none. */
  readonly hub: () => Promise<string | null>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/**
 * Sends by the hub where the commune has one, and directly where that fails. Of a hub only an answer counts, never a
 * refusal: what it refuses the province is asked about itself (R6).
 */
export function createRoads({ direct, byHub, hub, clock }: RoadParts): Send {
  let state = unknownRoads;
  let last: { readonly origin: string; readonly send: Send } | undefined;
  const hubAt = (origin: string): Send => {
    if (last?.origin !== origin) {
      last = { origin, send: byHub(origin) };
      state = unknownRoads;
    }
    return last.send;
  };
  const take = async (road: Road, origin: string, parcel: Parcel): Promise<Sent> => {
    const near = { ...parcel, pieces: undefined, timeoutMs: () => hubTimeoutMs };
    const sent = road === 'hub' ? await hubAt(origin)(near) : await direct(parcel);
    if (sent.status === 'tooLong') return sent;
    const told = sent.status === 'failed' ? 'failed' : sent.answer.relayed === undefined ? 'answered' : 'relayed';
    state = afterRoad(state, road, told, clock.monotonic());
    return sent.status === 'answered' && road === 'hub' ? { ...sent, byHub: true } : sent;
  };
  return async (parcel) => {
    const origin = await hub();
    if (origin === null) return direct(parcel);
    hubAt(origin);
    const [first, second] = roadsToTry(state, clock.monotonic());
    const sent = await take(first ?? 'direct', origin, parcel);
    const isDone = sent.status !== 'failed' || sent.failure.sendHashes || second === undefined;
    if (isDone) return sent;
    const other = await take(second, origin, parcel);
    // Where neither leads anywhere, what the own line says is what is told.
    return other.status === 'failed' && second === 'hub' ? sent : other;
  };
}

interface RefreshRoads {
  readonly direct: AskRefresh;
  readonly byHub: (origin: string) => AskRefresh;
  readonly hub: () => Promise<string | null>;
}

/** Renews directly, and by the hub where only that has a line. Its refusal is not the province's: nobody is signed out by it. */
export function refreshByRoads({ direct, byHub, hub }: RefreshRoads): AskRefresh {
  return async (request) => {
    const asked = await direct(request);
    const origin = asked.status === 'failed' ? await hub() : null;
    if (origin === null) return asked;
    const other = await byHub(origin)(request);
    return other.status === 'renewed' ? other : asked;
  };
}
