import * as v from 'valibot';
import { holdsOf } from '../src/domain/access/seen.ts';
import { liveLimits, streamMediaType } from '../src/protocol/live.ts';
import type { Packing } from './packing.ts';
import { answerBody } from './answer-body.ts';
import type { Carrier } from './authenticate.ts';
import type { Known } from './know-request.ts';
import type { Live } from './live.ts';
import { answerWhenNews } from './live-question.ts';
import { liveStream } from './live-stream.ts';
import { Refusal } from './refusal.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';

interface AnswerLiveParts {
  readonly packing: Packing;
  readonly live: Live;
  readonly timers: ServerTimers;
  readonly clock: ServerClock;
}

const wholeNumber = (most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,16}$/u), v.transform(Number), v.safeInteger(), v.maxValue(most));

const questionSchema = v.object({
  scope: v.string(),
  after: wholeNumber(Number.MAX_SAFE_INTEGER),
  wait: wholeNumber(liveLimits.waitSeconds),
});

/**
 * `GET /v1/live`: a stream of what changes in the carrier's commune; with `scope`, `after` and `wait`, one question held until
 * there is news. For devices behind what lets no stream through.
 *
 * @throws {Refusal} `badRequest`, `forbidden`, `busy`, and as `knowRequest`
 */
export async function answerLive(
  { request, carrier, now }: Pick<Known, 'request' | 'carrier' | 'now'>,
  parts: AnswerLiveParts,
): Promise<Response> {
  const { account, device } = carrier;
  const asked = new URL(request.url).searchParams;
  const scope = asked.get('scope') ?? account.scope;
  holdToHearing(carrier, scope);
  const who = { device, account: account.id, scope, still: async () => holdToHearing(await now(), scope) };
  const goodForMs = Date.parse(carrier.expiresAt) - Date.parse(parts.clock.now());
  if (asked.has('after')) {
    const question = v.safeParse(questionSchema, Object.fromEntries(asked));
    if (!question.success) {
      const field = question.issues[0].path?.[0].key;
      throw new Refusal('badRequest', 'Asked for what cannot be.', { field: typeof field === 'string' ? field : null });
    }
    const waitMs = Math.min(question.output.wait * 1_000, Math.max(0, goodForMs));
    const head = await answerWhenNews({ who, after: question.output.after, waitMs, gone: request.signal }, parts);
    return answerBody(request, head, parts);
  }
  const stream = await liveStream(who, { ...parts, goodForMs });
  return new Response(stream, {
    headers: {
      'content-type': streamMediaType,
      'cache-control': 'no-store, no-transform',
      // nginx and its like would keep the events until there are kilobytes of them.
      'x-accel-buffering': 'no',
    },
  });
}

/** Who may hear that something changed in a commune: whoever sees anything of it. @throws {Refusal} `forbidden` */
function holdToHearing({ account }: Carrier, scope: string): void {
  if (scope !== account.scope) {
    throw new Refusal('forbidden', 'The account works for another commune.', { field: 'scope' });
  }
  if (holdsOf(account.roles, account.id) === 'nothing') {
    throw new Refusal('forbidden', 'There is nothing that this account could hear of.', { field: 'scope' });
  }
}
