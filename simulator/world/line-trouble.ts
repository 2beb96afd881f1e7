import { syncMediaType } from '../../src/protocol/sync-exchange.ts';
import type { Theft } from './thief.ts';
import type { WireReply } from './wire-message.ts';

/** Status codes that something between device and server may answer with. */
export const strangersStatuses = [401, 403, 404, 408, 409, 413, 425, 429, 500, 502, 503, 504] as const;

/** Who is not our server: a portal's page, an old copy of an answer, nothing at all, a proxy's code. */
export type Stranger = 'page' | 'stale' | 'empty' | 'ourTypeNoSense' | number;

/** What befalls one request. */
export type LineTrouble =
  /** None: it is the next one that something befalls. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'dropBefore' }
  | { readonly kind: 'dropAfter' }
  | { readonly kind: 'twice'; readonly milliseconds: number }
  /** Overtaken by what is sent after it. */
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'hang'; readonly reaches: boolean }
  | { readonly kind: 'stranger'; readonly what: Stranger }
  /** Only this part of the request, or of the answer, arrives. */
  | { readonly kind: 'cutUp'; readonly part: number }
  | { readonly kind: 'cutDown'; readonly part: number }
  /** It comes through, and somebody who overheard it sends something of it as well. */
  | { readonly kind: 'thief'; readonly how: Theft; readonly milliseconds: number }
  /** Bytes of the answer changed on the way: packed bytes that do not unpack. */
  | { readonly kind: 'scrambled'; readonly part: number };

const html = '<!doctype html><title>Wi-Fi</title><p>Đăng nhập để dùng mạng</p>';

export function strangersReply(what: Stranger, old: () => WireReply | undefined): WireReply {
  const encode = (text: string): WireReply['body'] => new TextEncoder().encode(text);
  const page = (status: number): WireReply => ({
    status,
    headers: [['content-type', 'text/html'], ...(status === 429 ? ([['retry-after', '7']] as const) : [])],
    body: encode(html),
  });
  switch (what) {
    case 'page':
      return page(200);
    case 'stale':
      return old() ?? page(200);
    case 'empty':
      return { status: 200, headers: [], body: encode('') };
    case 'ourTypeNoSense':
      return { status: 200, headers: [['content-type', syncMediaType]], body: encode('{"protocol":1}') };
    default:
      return page(what);
  }
}
