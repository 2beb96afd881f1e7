import { documentsPath } from '../../src/protocol/documents.ts';
import { handInPath } from '../../src/protocol/devices.ts';
import { parcelPath } from '../../src/protocol/parcel.ts';
import { syncPath } from '../../src/protocol/sync-exchange.ts';
import type { Bytes } from '../../src/store/device-ports.ts';

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes;
}

export interface WireReply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Bytes;
}

/** A piece of an exchange. */
export function isPiece({ path }: WireRequest): boolean {
  return path.startsWith(parcelPath(''));
}

/** About a page of a document. */
export function isOfPages({ path }: WireRequest): boolean {
  return path.startsWith(documentsPath);
}

/** What the troubles of a story befall. */
export function hasTrouble(request: WireRequest): boolean {
  return isSync(request) || isPiece(request) || request.path.startsWith(handInPath(''));
}

export function isSync({ path }: WireRequest): boolean {
  return path === syncPath;
}

/** What `fetch` was asked for. */
export function messageOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): WireRequest {
  const url = input instanceof Request ? input.url : String(input);
  const { body } = init ?? {};
  const bytes: Bytes =
    typeof body === 'string'
      ? new TextEncoder().encode(body)
      : body instanceof Uint8Array
        ? Uint8Array.from(body)
        : new Uint8Array();
  return {
    method: init?.method ?? 'GET',
    path: new URL(url, 'http://server.test').pathname,
    headers: (init?.headers ?? {}) as Record<string, string>,
    body: bytes,
  };
}

export function scrambled(body: Bytes, part: number): Bytes {
  const copy = Uint8Array.from(body);
  const from = Math.floor(copy.length * part);
  // Packed bytes carry a sum and would not unpack; here nothing is packed, and this is what no JSON holds.
  return copy.fill(0, from, from + 16);
}
