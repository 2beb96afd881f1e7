import type { Hono } from 'hono';
import { type DeliveryOrder, deliveryOrderPath, deliveryOrders, deliveryPath } from '../../src/protocol/delivery.ts';
import { answerBody } from '../answer-body.ts';
import type { Known } from '../know-request.ts';
import type { Packing } from '../packing.ts';
import { readBody } from '../read-body.ts';
import { type AnswerParts, doDelivery, tellDelivery, tellExchanges } from './answer-delivery.ts';

const bodyBytes = 4 * 1024;

/** Routes about what is handed over: for those who answer for it in their commune. */
export function addDeliveryRoutes(
  app: Hono,
  parts: AnswerParts & { readonly packing: Packing },
  know: (request: Request) => Promise<Known>,
): void {
  const { packing } = parts;
  app.get(deliveryPath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    return answerBody(request, await tellDelivery(carrier, parts), { packing });
  });
  for (const order of deliveryOrders) {
    app.post(deliveryOrderPath(order), async (context) => {
      const { carrier, request } = await know(context.req.raw);
      const body = await readBody(request, { mediaType: 'application/json', maxBytes: bodyBytes, packing });
      const asked: { readonly order: DeliveryOrder; readonly body: unknown } = { order, body };
      return answerBody(request, await doDelivery(carrier, asked, parts), { packing });
    });
  }
  app.get(`${deliveryPath}/exchanges/:record`, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    const of = { record: context.req.param('record'), after: context.req.query('after') ?? null };
    return answerBody(request, await tellExchanges(carrier, of, parts), { packing });
  });
}
