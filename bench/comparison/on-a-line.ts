import { type BadLine, type BadLineOptions, openBadLine } from '../../tests/support/bad-line.ts';
import type { Contestant, Running } from './contestant.ts';
import type { Carried } from './measured.ts';
import type { PeerRecord } from '../peers/peer.d.ts';

interface Stage {
  readonly running: Running;
  readonly line: BadLine;
  /** What an act costs on the line. */
  readonly carried: (act: () => Promise<void>) => Promise<Carried>;
}

type Weather = Omit<BadLineOptions, 'target'> & { readonly filled?: readonly PeerRecord[] };

/** Opens a contestant behind a line of its own, and ends both whatever happens. */
export async function onALine<T>(
  contestant: Contestant,
  { filled = [], ...options }: Weather,
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  const running = await contestant.open({ filled });
  const line = await openBadLine({ target: { host: '127.0.0.1', port: running.port }, ...options });
  try {
    return await act({
      running,
      line,
      async carried(act) {
        const before = line.stats;
        await act();
        const after = line.stats;
        return {
          up: after.bytesUp - before.bytesUp,
          down: after.bytesDown - before.bytesDown,
          requests: after.requests - before.requests,
        };
      },
    });
  } finally {
    await line.close();
    await running.close();
  }
}
