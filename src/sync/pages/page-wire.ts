import * as v from 'valibot';
import { digestHeader } from '../../protocol/device-proof.ts';
import { documentsPath, metadataOf, offsetMediaType, pagePath, tusVersion } from '../../protocol/documents.ts';
import { errorAnswerSchema } from '../../protocol/error-answer.ts';
import type { Bytes, Clock, Timers } from '../../store/device-ports.ts';
import type { PageToSend } from '../../store/pages/page-store.ts';
import { type Failure, failure, failureOfStatus, retryAfterMs } from '../failure.ts';
import { watched } from '../watchdog.ts';

/** What came of a request about a page. */
export type PageAnswer =
  | { readonly status: 'stands'; readonly offset: number }
  /** The server has nothing of it, or not what was thought: it is begun, or asked about. */
  | { readonly status: 'unknown' }
  /** These bytes are not that page, by the server's own word. */
  | { readonly status: 'refused' }
  /** The server keeps no more pages for this commune. */
  | { readonly status: 'full' }
  | { readonly status: 'failed'; readonly failure: Failure };

/** The road that pages take to the server; `over` ends a request that is under way. */
export interface PageWire {
  begin(page: PageToSend, over: AbortSignal): Promise<PageAnswer>;
  ask(page: PageToSend, over: AbortSignal): Promise<PageAnswer>;
  bring(
    page: PageToSend,
    part: { readonly from: number; readonly bytes: Bytes },
    over: AbortSignal,
  ): Promise<PageAnswer>;
}

interface WireParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly timers: Timers;
}

/** So long for the answer, and so many milliseconds more for each byte: 1 KB/s is a line. What is given up after the longest wait counts as far as it came. */
const patience = { answer: 20_000, perByte: 3, longest: 60_000 };
const mostErrorBytes = 4_096;

export function createPageWire({ fetch, origin, clock, timers }: WireParts): PageWire {
  const ask = async (
    page: PageToSend,
    { method, path, headers, body }: { method: string; path: string; headers: Record<string, string>; body?: Bytes },
    over: AbortSignal,
  ): Promise<PageAnswer> => {
    const longest = Math.min(patience.longest, patience.answer + (body?.length ?? 0) * patience.perByte);
    const work = async (signal: AbortSignal): Promise<PageAnswer> => {
      const answer = await fetch(`${origin}${path}`, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: { authorization: `Bearer ${page.token}`, 'tus-resumable': tusVersion, ...headers },
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
      return readAnswer(answer, page, clock.now());
    };
    const outcome = await watched(timers, longest, work, over).catch(() => undefined);
    if (outcome === undefined) return { status: 'failed', failure: failure('offline', { tooMuch: true }) };
    return outcome.status === 'settled'
      ? outcome.value
      : { status: 'failed', failure: failure('timeout', { tooMuch: true }) };
  };
  return {
    begin: (page, over) =>
      ask(
        page,
        {
          method: 'POST',
          path: documentsPath,
          headers: {
            'upload-length': String(page.bytes),
            'upload-metadata': metadataOf({ sha256: page.sha256, type: page.type }, btoa),
          },
        },
        over,
      ),
    ask: (page, over) => ask(page, { method: 'HEAD', path: pagePath(page.sha256), headers: {} }, over),
    bring: (page, { from, bytes }, over) =>
      ask(
        page,
        {
          method: 'PATCH',
          path: pagePath(page.sha256),
          headers: {
            'content-type': offsetMediaType,
            'upload-offset': String(from),
            [digestHeader]: base64urlOfHex(page.sha256),
          },
          body: bytes,
        },
        over,
      ),
  };
}

/** R6: only an answer in our words counts, and an offset that this page can have. */
async function readAnswer(answer: Response, page: PageToSend, now: number): Promise<PageAnswer> {
  const { status, headers } = answer;
  const isOurs = headers.get('tus-resumable') === tusVersion;
  const offset = Number(headers.get('upload-offset') ?? Number.NaN);
  if (isOurs && status < 300 && Number.isInteger(offset) && offset >= 0 && offset <= page.bytes)
    return { status: 'stands', offset };
  if (status < 400) return { status: 'failed', failure: failure('notOurServer', { httpStatus: status }) };
  const problem = isOurs ? await problemOf(answer) : undefined;
  if (isOurs && (status === 404 || status === 409)) return { status: 'unknown' };
  if (problem?.code === 'notThatPage') return { status: 'refused' };
  if (problem?.code === 'storageFull') return { status: 'full' };
  const ours = problem !== undefined;
  return { status: 'failed', failure: failureOfStatus(status, ours, retryAfterMs(headers.get('retry-after'), now)) };
}

async function problemOf(answer: Response) {
  if (Number(answer.headers.get('content-length') ?? 0) > mostErrorBytes) return undefined;
  const parsed = v.safeParse(errorAnswerSchema, await answer.json().catch(() => undefined));
  return parsed.success ? parsed.output : undefined;
}

function base64urlOfHex(hex: string): string {
  const text = hex.replace(/../gu, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return btoa(text).replace(/\+/gu, '-').replace(/\//gu, '_').replace(/=+$/u, '');
}
