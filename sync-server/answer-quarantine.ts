import { mayAct } from '../src/domain/access/may-act.ts';
import { decideQuarantined } from '../src/domain/mutations/decide-quarantined.ts';
import { type QuarantineAnswer, quarantineLimits } from '../src/protocol/quarantine.ts';
import { answerBody } from './answer-body.ts';
import type { Carrier } from './authenticate.ts';
import type { KeepReads } from './keep-reads.ts';
import type { Packing } from './packing.ts';
import { Refusal } from './refusal.ts';
import { decidableCauses } from './server-problems.ts';
import type { ServerStore } from './store/port.ts';

/** What waits for a leader's decision in the carrier's commune (R18). @throws {Refusal} `badRequest`; `forbidden`: she does not decide */
export async function answerQuarantine(
  request: Request,
  carrier: Carrier,
  { store, packing, reads }: { readonly store: ServerStore; readonly packing: Packing; readonly reads?: KeepReads },
): Promise<Response> {
  const { account } = carrier;
  if (!mayAct(account.roles, { name: decideQuarantined.name, args: {}, author: account.id }, {})) {
    throw new Refusal('forbidden', 'The leader of the commune decides about what is set apart.');
  }
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
  const entities = [...new Set(answer.acts.map(({ entity }) => entity))];
  if (entities.length > 0) reads?.note(carrier, { scope: account.scope, entities, how: 'setApart' });
  return answerBody(request, answer, { packing });
}
