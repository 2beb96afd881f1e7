import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Chance } from './chance.ts';
import { envelopeSchema, questionSchema, turnedDown } from './envelope.ts';
import { createFarRegister, type FarRegister } from './far-register.ts';
import type { Faults } from './faults.ts';
import { createTokens } from './tokens.ts';
import { isSignedHere, takePlain, tellPlain } from './webhook.ts';
import { createTrouble, type Treatment } from './trouble.ts';

export interface GatewayParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly newToken: () => string;
  readonly client: string;
  readonly secret: string;
  readonly tokenMinutes: number;
}

export interface Gateway {
  readonly app: Hono;
  readonly register: FarRegister;
}

/** The far system: gives tokens, takes dossiers, tells where they stand. All that goes wrong is drawn from `chance`. */
export function createGateway(parts: GatewayParts): Gateway {
  const { now, wait, chance, faults } = parts;
  const register = createFarRegister({ now, chance, faults });
  const tokens = createTokens({ ...parts, tokenMs: parts.tokenMinutes * 60_000 });
  const draw = createTrouble(now, chance, faults);
  const app = new Hono();

  app.post('/token', async (context) => {
    const form = await context.req.parseBody();
    const given =
      form['grant_type'] === 'client_credentials' ? tokens.give(form['client_id'], form['client_secret']) : undefined;
    if (given === undefined) return context.json({ error: 'invalid_client' }, 401);
    return context.json({ access_token: given.token, token_type: 'Bearer', expires_in: given.expiresInSeconds });
  });

  type IsAllowed = (context: Context, text: string) => boolean;
  const byToken: IsAllowed = (context) => {
    const token = /^Bearer (\S+)$/u.exec(context.req.header('authorization') ?? '')?.[1];
    return token !== undefined && tokens.isGood(token);
  };
  const bySignature: IsAllowed = (context, text) => isSignedHere(text, context.req.raw.headers, parts.secret, now());

  const answered = async (
    context: Context,
    work: (body: unknown) => unknown,
    isAllowed: IsAllowed = byToken,
  ): Promise<Response> => {
    const treatment = draw();
    const trouble = await suffer(context, treatment, wait);
    if (trouble !== undefined) return trouble;
    const text = context.req.method === 'GET' ? new URL(context.req.url).search.slice(1) : await context.req.text();
    if (!isAllowed(context, text)) {
      return context.json(turnedDown('401', 'Token không hợp lệ hoặc đã hết hạn'), 401);
    }
    const answer = JSON.stringify(work(context.req.method === 'GET' ? undefined : jsonOf(text)));
    return treatment.kind === 'answer' && treatment.cutReply ? cutShort(answer) : json(answer);
  };

  app.post('/hoso', (context) =>
    answered(context, (body) => {
      const read = v.safeParse(envelopeSchema, body);
      if (read.success) return register.take(read.output);
      const [issue] = read.issues;
      return turnedDown('VALIDATE', `Trường ${v.getDotPath(issue) ?? 'bản tin'} có định dạng không đúng.`);
    }),
  );

  app.post('/trangthai', (context) =>
    answered(context, (body) => {
      const read = v.safeParse(questionSchema, body);
      if (!read.success) return { ...turnedDown('VALIDATE', 'Câu hỏi có định dạng không đúng.'), value: [] };
      if (chance() < faults.deaf) return { ...turnedDown('SYSTEM', 'Lỗi hệ thống'), value: [] };
      return { status: 1, value: register.tell(read.output.maDinhDanhHoSo, read.output.module) };
    }),
  );

  app.post('/dossiers', (context) => answered(context, (body) => takePlain(register, body), bySignature));

  app.get('/standings', (context) =>
    answered(
      context,
      () => (chance() < faults.deaf ? { error: 'later' } : tellPlain(register, context.req.queries('code') ?? [])),
      bySignature,
    ),
  );

  return { app, register };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a request suffers in place of an answer; `undefined`: it is answered. */
async function suffer(
  context: Context,
  treatment: Treatment,
  wait: GatewayParts['wait'],
): Promise<Response | undefined> {
  if (treatment.kind === 'tooMany') {
    context.header('Retry-After', String(treatment.retryAfterSeconds));
    return context.text('Quá nhiều yêu cầu', 429);
  }
  if (treatment.waitMs > 0) await wait(treatment.waitMs);
  switch (treatment.kind) {
    case 'error':
      return context.text('Lỗi máy chủ', treatment.status);
    case 'odd':
      return context.html(treatment.body);
    case 'answer':
      return undefined;
    default:
      return treatment satisfies never;
  }
}

function json(body: string): Response {
  return new Response(body, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}

/** Begins the reply and breaks the connection in the middle of it. */
function cutShort(body: string): Response {
  let begun = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (begun) {
        controller.error(new Error('the reply was cut'));
        return;
      }
      begun = true;
      controller.enqueue(new TextEncoder().encode(body).slice(0, 5));
    },
  });
  return new Response(stream, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}
