import type { Connection } from '../connector.ts';
import type { WebhookTarget } from '../delivery-settings.ts';
import { callFar, outcomeOf, saidOf } from '../far-call.ts';
import { plainDossier } from '../plain/write-dossier.ts';
import { provinceOf } from '../province-of.ts';
import { readAskAnswer, readSendAnswer } from './read-answers.ts';
import { sign } from './signature.ts';

interface WebhookParts {
  readonly target: WebhookTarget;
  readonly fetch: typeof fetch;
  readonly clock: { readonly now: () => string };
  /** Ends a call under way; of what was being sent nobody knows what became. */
  readonly cut: AbortSignal;
}

/** A plain road over HTTP: dossiers are posted one by one, states asked for by codes, everything signed. */
export function connectWebhook({ target, fetch, clock, cut }: WebhookParts): Connection {
  const signal = (): AbortSignal => AbortSignal.any([cut, AbortSignal.timeout(target.timeoutSeconds * 1_000)]);
  return {
    async send(parcel) {
      const body = JSON.stringify(plainDossier(parcel, provinceOf(parcel.communeCode, target)));
      const headers = {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': parcel.code },
        ...sign(body, target.secret, clock.now()),
      };
      const init = { method: 'POST', headers, body, signal: signal() };
      const heard = await callFar({ fetch, url: target.sendUrl, init, answersAt: [409, 422] });
      return { outcome: outcomeOf(heard, readSendAnswer), said: saidOf(body, heard) };
    },
    async ask({ codes }) {
      const question = new URLSearchParams(codes.map((code): [string, string] => ['code', code])).toString();
      const url = new URL(target.askUrl);
      // What stood there of the settings' own stays in front.
      url.search = [url.search.slice(1), question].filter((part) => part !== '').join('&');
      const headers = { Accept: 'application/json', ...sign(url.search.slice(1), target.secret, clock.now()) };
      const heard = await callFar({ fetch, url: url.href, init: { headers, signal: signal() } });
      return { outcome: outcomeOf(heard, readAskAnswer), said: saidOf(question, heard) };
    },
  };
}
