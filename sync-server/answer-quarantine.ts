import { type QuarantineAnswer, quarantineLimits } from '../src/protocol/quarantine.ts';
import { answerBody } from './answer-body.ts';
import type { Carrier } from './authenticate.ts';
import type { Packing } from './packing.ts';
import { Refusal } from './refusal.ts';
import { decidableCauses } from './server-problems.ts';
import type { ServerStore } from './store/port.ts';

/** What waits for an officer's decision in the carrier's commune (R18). @throws {Refusal} `badRequest` */
export async function answerQuarantine(
  request: Request,
  { account }: Carrier,
  { store, packing }: { readonly store: ServerStore; readonly packing: Packing },
): Promise<Response> {
  const after = new URL(request.url).searchParams.get('after') ?? '0';
  if (!/^\d{1,15}$/u.test(after)) throw new Refusal('badRequest', 'Not a number of an arrival.', { field: 'after' });
  const { acts: most } = quarantineLimits;
  const found = await store.read((scope) =>
    scope(account.scope).quarantinedFor(decidableCauses, Number(after), most + 1),
  );
  const authors = await store.accounts.byIds([...new Set(found.map(({ author }) => author))]);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  const answer: QuarantineAnswer = {
    acts: found.slice(0, most).map(({ mid, no, cause, author, device, arrivedAt, entity, body }) => ({
      mid,
      no,
      cause: cause ?? '',
      author,
      authorName: names.get(author) ?? null,
      device,
      serverTime: arrivedAt,
      entity: entity ?? mid,
      mutation: JSON.parse(body) as unknown,
    })),
    more: found.length > most,
  };
  return answerBody(request, answer, { packing });
}
