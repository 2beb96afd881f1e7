import type { HashText } from '../../src/domain/words.ts';
import type { Bytes } from '../../src/store/device-ports.ts';
import type { CameForBytes } from '../../src/sync/ask-for-bytes.ts';
import { failure } from '../../src/sync/failure.ts';
import { answerParcel } from '../../sync-server/answer-parcel.ts';
import { createParcels, type Parcels } from '../../sync-server/parcels.ts';
import { Refusal } from '../../sync-server/refusal.ts';
import { zlibPacking } from '../../sync-server/zlib-packing.ts';
import { serverHash } from './server-parts.ts';

export interface PieceLine {
  readonly ask: (path: string, headers: Record<string, string>, body: Bytes) => Promise<CameForBytes>;
  /** Bytes that were on the line, heads and all. */
  readonly bytes: number;
  readonly requests: number;
  readonly cuts: number;
  /** Bodies that the exchange was asked with. */
  readonly exchanged: readonly Bytes[];
  /** The server of before the next request is gone, and what it held. */
  restart(): void;
}

interface PieceLineOptions {
  readonly answer: Bytes;
  /** Bytes until a connection is cut, both ways, drawn for each. */
  readonly draw: () => number;
  /** A proxy hands on what came whole, and nothing else. */
  readonly buffers?: boolean;
  readonly hash?: HashText;
}

/** Of each request and each answer. */
const head = 350;

/** The server's parcels behind a line that is cut every so many bytes; the exchange behind them is made up. */
export function openPieceLine({ answer, draw, buffers = false, hash = serverHash }: PieceLineOptions): PieceLine {
  const now = { monotonicMs: () => 0 };
  let parcels: Parcels = createParcels(now);
  const exchanged: Bytes[] = [];
  let left = draw();
  let [bytes, requests, cuts] = [0, 0, 0];
  const cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };
  const cut = (came: Partial<CameForBytes> = {}): CameForBytes => {
    bytes += left;
    left = draw();
    cuts += 1;
    return { answered: undefined, cost, cut: failure('offline'), ...came };
  };
  return {
    get bytes() {
      return bytes;
    },
    get requests() {
      return requests;
    },
    get cuts() {
      return cuts;
    },
    exchanged,
    restart() {
      parcels = createParcels(now);
    },
    async ask(path, headers, body) {
      requests += 1;
      const reaches = Math.min(body.length, Math.max(0, left - head));
      const isCut = left < head + body.length;
      if (left < head || (isCut && (buffers || body.length === 0))) return cut();
      const response = await handled(requestOf(path, headers, body.slice(0, reaches), isCut), path, {
        parcels,
        hash,
        packing: zlibPacking,
        exchange: async (request) => {
          exchanged.push(new Uint8Array(await request.arrayBuffer()));
          return new Response(answer);
        },
      });
      if (isCut || response === undefined) return cut();
      const whole = new Uint8Array(await response.arrayBuffer());
      const room = left - 2 * head - body.length;
      if (room < 0) return cut();
      if (room < whole.length) {
        return cut({ answered: { response, body: whole.slice(0, room), whole: false } });
      }
      const all = 2 * head + body.length + whole.length;
      left -= all;
      bytes += all;
      return { answered: { response, body: whole, whole: true }, cost, cut: failure('offline') };
    },
  };
}

function requestOf(path: string, headers: Record<string, string>, body: Bytes, isCut: boolean): Request {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (body.length > 0) controller.enqueue(body);
    },
    pull(controller) {
      if (isCut) controller.error(new TypeError('aborted'));
      else controller.close();
    },
  });
  const init = { method: 'POST', headers, body: stream, duplex: 'half' };
  return new Request(`http://server.test${path}`, init);
}

async function handled(
  request: Request,
  path: string,
  parts: Parameters<typeof answerParcel>[2],
): Promise<Response | undefined> {
  try {
    return await answerParcel(request, { owner: 'she', id: path.split('/').at(-1) ?? '', digest: null }, parts);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
