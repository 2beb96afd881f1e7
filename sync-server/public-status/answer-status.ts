import { countTries, type TryCount } from '../count-tries.ts';
import { readForm } from '../public-check/read-form.ts';
import { Refusal } from '../refusal.ts';
import type { ServerClock } from '../server-clock.ts';
import type { ServerStore } from '../store/port.ts';
import { findDossier } from './find-dossier.ts';
import { statusPage, statusPagePolicy } from './status-page.ts';

/** A slip's text is some two hundred letters. */
const mostBytes = 4 * 1024;
/** A hall's own network stands behind one address; a token is 128 bits, so that this guards the server and not the token. */
const bounds = { most: 120, windowMs: 10 * 60_000, remembered: 10_000 };

export const createStatusLimit = (): TryCount => countTries(bounds);

interface StatusParts {
  readonly store: Pick<ServerStore, 'accounts' | 'figures' | 'read'>;
  readonly clock: ServerClock;
  readonly pause?: () => void | Promise<void>;
  readonly limit: TryCount;
  readonly address: string;
}

/** State and return date of a dossier, for whoever holds its slip. @throws {Refusal} `tooManyTries`, `tooLarge`, `unsupportedMedia` */
export async function answerStatus(request: Request, parts: StatusParts): Promise<Response> {
  const { limit, clock, address, store, pause = () => undefined } = parts;
  const at = clock.monotonicMs();
  const wait = limit.wait(address, at);
  if (wait !== null) throw new Refusal('tooManyTries', 'Too many questions from here.', { retryAfterSeconds: wait });
  limit.add(address, at);
  const form = await readForm(request, mostBytes);
  const now = clock.now();
  const found = await findDossier(form.get('slip') ?? '', now, { store, pause });
  return page(statusPage(found, now));
}

/** The page before anything is asked. */
export function emptyStatus({ clock }: Pick<StatusParts, 'clock'>): Response {
  return page(statusPage(undefined, clock.now()));
}

function page(html: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(html, { headers: { ...headers, 'content-security-policy': statusPagePolicy } });
}
