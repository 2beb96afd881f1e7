import { gunzipSync } from 'node:zlib';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Unpacked, if it came packed. */
  readonly text: string;
  /** As they are without any coding. */
  readonly bytes: Uint8Array;
  /** The body read as JSON; `undefined` when it is none. */
  readonly json: unknown;
}

export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal?: AbortSignal;
}

/** The only way to the server: HTTP. */
export interface Talk {
  readonly url: string;
  ask(path: string, question?: Question): Promise<Reply>;
  /** For what comes bit by bit, or goes so. */
  open(path: string, question?: Question): Promise<Response>;
}

/** Longer than any answer may take, the held question's included. */
const patienceMs = 60_000;

export function createTalk({ fetch, url }: { readonly fetch: typeof globalThis.fetch; readonly url: string }): Talk {
  const open: Talk['open'] = (path, { method = 'GET', headers = {}, body, signal } = {}) => {
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers,
      duplex: 'half',
      signal: signal ?? AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body }),
    };
    return fetch(url + path, init);
  };
  return {
    url,
    open,
    async ask(path, question) {
      const response = await open(path, question);
      const sent = new Uint8Array(await response.arrayBuffer());
      // A client that unpacks by itself leaves the header standing.
      const bytes =
        sent[0] === 0x1f && sent[1] === 0x8b && question?.headers?.['range'] === undefined && isJson(response)
          ? new Uint8Array(gunzipSync(sent))
          : sent;
      const text = new TextDecoder().decode(bytes);
      return { status: response.status, headers: response.headers, text, bytes, json: jsonOf(text) };
    },
  };
}

function isJson(response: Response): boolean {
  return /json/u.test(response.headers.get('content-type') ?? '');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
