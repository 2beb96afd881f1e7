export interface ReplyParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
  /** How long a line may be silent before it counts as broken: a fetch on a dead line may never settle by itself. */
  readonly stallMs: number;
}

/** What has arrived of a file so far: the first `length` of `bytes`, and the headers of the reply it came from. */
export interface HeldBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  length: number;
  headers: Headers;
}

/** `gone`: the server has no such file. `other`: it has something else under that name. */
export type Reply = 'ended' | 'broken' | 'other' | 'gone';

/** One request for at most `piece` bytes of what is missing of a file. Grows `held` as they come in; never rejects. */
export async function readReply(
  url: string,
  held: HeldBytes,
  piece: number,
  parts: ReplyParts,
  onBytes: (held: number) => void,
): Promise<Reply> {
  const stop = new AbortController();
  const watch = watchForStall(parts, () => {
    stop.abort();
  });
  try {
    const response = await parts.fetch(url, {
      headers: rangeHeaders(held, piece),
      // Our own store holds the file in the end; a second copy in the browser's cache would only take room.
      cache: 'no-store',
      redirect: 'error',
      signal: stop.signal,
    });
    watch.alive();
    const verdict = judgeHead(response, held);
    if (verdict !== 'read') return verdict;
    held.headers = response.headers;
    return await readBody(response, held, (length) => {
      watch.alive();
      onBytes(length);
    });
  } catch {
    return 'broken';
  } finally {
    watch.end();
    stop.abort();
  }
}

function rangeHeaders(held: HeldBytes, piece: number): Record<string, string> {
  const last = held.length + piece - 1;
  if (held.length === 0 && last === Infinity) return {};
  const range = { range: `bytes=${held.length}-${last === Infinity ? '' : Math.floor(last)}` };
  const etag = held.length === 0 ? null : held.headers.get('etag');
  // A weak ETag says nothing about bytes.
  return etag?.startsWith('"') === true ? { ...range, 'if-range': etag } : range;
}

/** Forgets what is held when the reply does not continue it. */
function judgeHead(response: Response, held: HeldBytes): 'read' | Exclude<Reply, 'ended'> {
  switch (response.status) {
    case 200: {
      held.length = 0;
      const length = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
      return length === null || Number(length) === held.bytes.length ? 'read' : 'other';
    }
    case 206: {
      const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? [];
      if (total !== undefined && Number(total) !== held.bytes.length) return 'other';
      if (first !== undefined && Number(first) === held.length) return 'read';
      held.length = 0;
      return 'broken';
    }
    case 416:
      held.length = 0;
      return 'broken';
    case 404:
    case 410:
      return 'gone';
    default:
      return 'broken'; // R7: unknown is temporary
  }
}

async function readBody(response: Response, held: HeldBytes, onBytes: (held: number) => void): Promise<Reply> {
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return 'ended';
    if (held.length + part.value.length > held.bytes.length) return 'other';
    held.bytes.set(part.value, held.length);
    held.length += part.value.length;
    onBytes(held.length);
  }
}

function watchForStall(
  parts: ReplyParts,
  onStall: () => void,
): { readonly alive: () => void; readonly end: () => void } {
  let beat = 0;
  let ended = false;
  const watch = async (): Promise<void> => {
    for (let seen = -1; seen !== beat;) {
      seen = beat;
      await parts.wait(parts.stallMs);
    }
    if (!ended) onStall();
  };
  void watch();
  return {
    alive: () => {
      beat += 1;
    },
    end: () => {
      ended = true;
    },
  };
}
