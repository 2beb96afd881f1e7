import type { Context, Hono } from 'hono';
import { letterPath } from '../../src/protocol/carry.ts';
import { answerParcel } from '../answer-parcel.ts';
import type { Known } from '../know-request.ts';
import { ownerOf, type Parcels } from '../parcels.ts';
import { type Exchanges, seatEverybody } from '../seat-exchanges.ts';
import { answerLetter, type AnswerLetterParts } from './answer-letter.ts';

interface RouteParts extends AnswerLetterParts {
  readonly parcels: Parcels;
  readonly exchanges?: Exchanges;
}

/** Letters of other machines, each in pieces as an exchange may come: what a cut leaves goes on where it was cut. */
export function addCarryRoutes(app: Hono, parts: RouteParts, know: (request: Request) => Promise<Known>): void {
  const { exchanges = seatEverybody } = parts;
  const takeLetter = async (brought: Pick<Known, 'carrier' | 'request'>, context: Context): Promise<Response> => {
    const { response, counts } = await answerLetter(brought, parts);
    context.set('counts', counts);
    return response;
  };
  app.post(letterPath(':id'), async (context) => {
    const known = await know(context.req.raw);
    const id = context.req.param('id') ?? '';
    return answerParcel(
      known.request,
      { owner: ownerOf(known.carrier), id, digest: known.wholeDigest },
      {
        ...parts,
        exchange: (request) =>
          exchanges.admit({ request, inPieces: true }, async () =>
            takeLetter({ carrier: await known.now(), request }, context),
          ),
      },
    );
  });
}
