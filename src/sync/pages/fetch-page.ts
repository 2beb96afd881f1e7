import type { Page } from '../../domain/documents/page.ts';
import type { HashText } from '../../domain/words.ts';
import { pageOfRecordPath } from '../../protocol/documents.ts';
import type { Bytes, Clock, Timers } from '../../store/device-ports.ts';
import type { FailureReason } from '../../store/failure-reason.ts';
import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { askForBytes } from '../ask-for-bytes.ts';
import { refusalOfBytes } from '../bytes-answer.ts';
import { type Failure, failure } from '../failure.ts';

export type PageFetched =
  | { readonly status: 'got'; readonly content: Bytes }
  /** The server does not have all of it, or not for her. */
  | { readonly status: 'missing' }
  /** It did not come for now; why, as the rest of the wire says it. */
  | { readonly status: 'failed'; readonly reason: FailureReason };

interface FetchParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly hash: HashText;
  readonly token: () => Promise<string>;
}

/** How often in a row nothing may come before it is given up for now (R17). */
const mostInVain = 3;
const patience = 60_000;

/** A page that a record names, from the server; where the line is cut it goes on from the byte it came to. */
export type FetchPage = (page: Page, record: string) => Promise<PageFetched>;

export function createFetchPage(parts: FetchParts): FetchPage {
  return async ({ sha256, bytes, type }, record) => {
    let came = joinedBytes([]);
    let why: Failure = failure('offline');
    const etag = `"${sha256}"`;
    for (let inVain = 0; inVain < mostInVain;) {
      const headers = {
        accept: type,
        authorization: `Bearer ${await parts.token()}`,
        ...(came.length === 0 ? {} : { range: `bytes=${came.length}-`, 'if-range': etag }),
      };
      const path = pageOfRecordPath(sha256, record);
      const { answered, cut } = await askForBytes(parts, { path, headers, timeoutMs: patience, most: bytes + 1 });
      const status = answered?.response.status;
      const fits = (status === 200 || status === 206) && answered?.response.headers.get('etag') === etag;
      if (!fits || answered.body.length === 0) {
        if (answered !== undefined && !fits) {
          const refusal = refusalOfBytes(answered.response, answered.body, parts.clock.now());
          if (refusal.ours && status === 404) return { status: 'missing' };
          why = refusal.failure;
        } else why = cut;
        // R7: what the server says is not better for being asked again at once; a line may be.
        if (!isOfLine(why)) break;
        inVain += 1;
        continue;
      }
      inVain = 0;
      came = status === 206 ? joinedBytes([came, answered.body]) : answered.body;
      if (came.length < bytes) continue;
      // L15: what is not what it is called never passes for it.
      return parts.hash(came) === sha256 ? { status: 'got', content: came } : { status: 'missing' };
    }
    return { status: 'failed', reason: why.reason };
  };
}

const isOfLine = ({ reason }: Failure): boolean => reason === 'offline' || reason === 'timeout';
