import * as v from 'valibot';
import {
  type DeliveryAnswer,
  deliveryAnswerSchema,
  deliveryDoneSchema,
  type DeliveryOrder,
  deliveryOrderPath,
  deliveryPath,
  exchangesAnswerSchema,
  exchangesPath,
  type ToldExchange,
} from '../protocol/delivery.ts';
import type { AskServer } from './ask-server.ts';

/** What is asked of the server about what it hands over; nothing of it is kept on the machine. `undefined`: not this time. */
export interface AskDelivery {
  standing(): Promise<DeliveryAnswer | undefined>;
  /** How many it changed. */
  order(
    order: DeliveryOrder,
    body: { readonly reason?: string; readonly record?: string },
  ): Promise<number | undefined>;
  /** All that was said about one dossier. */
  exchanges(record: string): Promise<readonly ToldExchange[] | undefined>;
}

/** More than a dossier ever has; a server that never ends is not listened to for ever. */
const mostAnswers = 200;

export function createAskDelivery(ask: AskServer): AskDelivery {
  return {
    standing: () => ask(deliveryPath, undefined, (response) => heard(response, deliveryAnswerSchema)),
    order: async (order, body) =>
      (await ask(deliveryOrderPath(order), body, (response) => heard(response, deliveryDoneSchema)))?.changed,
    async exchanges(record) {
      const all: ToldExchange[] = [];
      for (let answers = 0; answers < mostAnswers; answers += 1) {
        const last = all.at(-1)?.id;
        const path = last === undefined ? exchangesPath(record) : `${exchangesPath(record)}?after=${last}`;
        const told = await ask(path, undefined, (response) => heard(response, exchangesAnswerSchema));
        if (told === undefined) return undefined;
        all.push(...told.exchanges);
        if (!told.more) return all;
      }
      return undefined;
    },
  };
}

// R6: only our own words count.
async function heard<Answer>(
  response: Response,
  schema: v.GenericSchema<unknown, Answer>,
): Promise<Answer | undefined> {
  if (!response.ok) return undefined;
  const answer = v.safeParse(schema, await response.json());
  return answer.success ? answer.output : undefined;
}
