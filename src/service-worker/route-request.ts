import type { DeliveryFile } from './delivery-file.ts';
import { sharePath } from './worker-messages.ts';

export type Route =
  /** Not ours: the browser goes on as if there were no worker. */
  | { readonly kind: 'leave' }
  /** Another app of the machine hands files over; they go no further than this worker. */
  | { readonly kind: 'shared' }
  /** Someone opens the app, at whatever screen. */
  | { readonly kind: 'page' }
  | { readonly kind: 'file'; readonly file: DeliveryFile }
  /** A page of an older or newer version asks for its own part. */
  | { readonly kind: 'otherVersion'; readonly path: string };

/** The server's own: whoever checks a receipt or asks about a dossier there asks the server. */
const pages: ReadonlySet<string> = new Set(['/healthz', '/kiem-tra', '/tra-cuu', '/t']);

/** The worker serves the app's own files and nothing else: never a write, never an exchange (L26, L27). */
export function createRouteRequest(
  files: readonly DeliveryFile[],
  origin: string,
): (request: Pick<Request, 'method' | 'mode' | 'url'>) => Route {
  const byPath = new Map(files.map((file) => [file.url, file]));
  return ({ method, mode, url }) => {
    const { origin: itsOrigin, pathname } = new URL(url);
    if (itsOrigin !== origin) return { kind: 'leave' };
    // No write of ours: the browser posts a form of another app's here, and it never reaches the network.
    if (method === 'POST' && mode === 'navigate' && pathname === sharePath) return { kind: 'shared' };
    if (method !== 'GET') return { kind: 'leave' };
    if (pathname.startsWith('/v1/') || pages.has(pathname)) return { kind: 'leave' };
    const file = byPath.get(pathname);
    if (file !== undefined) return { kind: 'file', file };
    if (pathname.startsWith('/assets/')) return { kind: 'otherVersion', path: pathname };
    return { kind: mode === 'navigate' ? 'page' : 'leave' };
  };
}
