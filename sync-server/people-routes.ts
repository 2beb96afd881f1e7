import type { Hono } from 'hono';
import { peoplePath, personDeeds } from '../src/protocol/people.ts';
import { answerBody } from './answer-body.ts';
import { addPerson, doWithPerson, listPeople, type PeopleParts } from './answer-people.ts';
import type { Known } from './know-request.ts';
import type { Packing } from './packing.ts';
import { readBody } from './read-body.ts';

const bodyBytes = 4 * 1024;

/** Routes about people and what they may do: for those who answer for them in their commune. */
export function addPeopleRoutes(
  app: Hono,
  parts: PeopleParts & { readonly packing: Packing },
  know: (request: Request) => Promise<Known>,
): void {
  const { packing } = parts;
  const json = (request: Request) => readBody(request, { mediaType: 'application/json', maxBytes: bodyBytes, packing });

  app.get(peoplePath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    return answerBody(request, await listPeople(carrier, parts), { packing });
  });

  app.post(peoplePath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    return answerBody(request, await addPerson(carrier, await json(request), parts), { packing });
  });

  for (const deed of personDeeds) {
    app.post(`${peoplePath}/:id/${deed}`, async (context) => {
      const { carrier, request } = await know(context.req.raw);
      const order = { id: context.req.param('id'), deed, body: await json(request) };
      return answerBody(request, await doWithPerson(carrier, order, parts), { packing });
    });
  }
}
