import type { Hono } from 'hono';
import { answerBody } from '../../answer-body.ts';
import type { Packing } from '../../packing.ts';
import { heldTo, readSent } from '../../read-body.ts';
import { Refusal } from '../../refusal.ts';
import type { ServerStore } from '../../store/port.ts';
import type { DeliveryTarget } from '../delivery-settings.ts';
import { isSigned } from './signature.ts';
import { changedSchema } from './webhook-messages.ts';

const bodyBytes = 64 * 1024;

interface CallbackParts {
  readonly store: Pick<ServerStore, 'deliveries'>;
  readonly clock: { readonly now: () => string };
  readonly packing: Packing;
  readonly targets: readonly DeliveryTarget[];
}

/** `POST` by a far system of which a target is a webhook: something has changed about these. It is asked about it, and nothing is believed but what it answers then. */
export function addCallbackRoute(app: Hono, { store, clock, packing, targets }: CallbackParts): void {
  app.post('/v1/delivery/changed/:callback', async (context) => {
    const request = context.req.raw;
    const name = context.req.param('callback');
    const target = targets.find((each) => each.kind === 'webhook' && each.callback === name);
    if (target?.kind !== 'webhook') throw new Refusal('notFound', 'There is nothing here.');
    const body = new TextDecoder().decode(await readSent(request, bodyBytes));
    if (!isSigned(body, request.headers, target.secret, clock.now())) {
      throw new Refusal('wrongCredentials', 'The signature is not good, or not of now.', { serverTime: clock.now() });
    }
    const { codes } = heldTo(changedSchema, jsonOf(body));
    const scopes = target.communes.map(({ code }) => code);
    const asked = await store.deliveries.askSoon(scopes, codes, clock.now());
    return answerBody(request, { asked }, { packing });
  });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new Refusal('badRequest', 'The body is not JSON.');
  }
}
