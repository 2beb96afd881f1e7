import { createGateway, type Gateway } from '../../gateway/app.ts';
import { seededChance } from '../../gateway/chance.ts';
import { type Faults, noFaults } from '../../gateway/faults.ts';

/** A clock that stands still until it is moved; whoever waits moves it. */
export interface GatewayClock {
  now: () => number;
  advance: (milliseconds: number) => void;
}

export function holdGatewayClock(start = '2026-11-20T02:00:00.000Z'): GatewayClock {
  let at = Date.parse(start);
  return {
    now: () => at,
    advance(milliseconds) {
      at += milliseconds;
    },
  };
}

export const gatewayClient = { client: 'lien-mach', secret: 'lam-mau' } as const;

/** A gateway without a port. */
export function openGateway(
  faults: Partial<Faults> = {},
  { seed = 1, clock = holdGatewayClock() }: { seed?: number; clock?: GatewayClock } = {},
): Gateway & { readonly clock: GatewayClock; readonly fetch: typeof fetch; readonly faults: Faults } {
  let tokens = 0;
  // What is changed in it holds from then on.
  const whole: Faults = { ...noFaults, ...faults };
  const gateway = createGateway({
    ...gatewayClient,
    now: clock.now,
    wait(milliseconds) {
      clock.advance(milliseconds);
      return Promise.resolve();
    },
    chance: seededChance(seed),
    faults: whole,
    newToken() {
      tokens += 1;
      return `token-${tokens}`;
    },
    tokenMinutes: 30,
  });
  return {
    ...gateway,
    clock,
    faults: whole,
    fetch: async (input, init) => gateway.app.request(input instanceof URL ? input.href : input, init),
  };
}
