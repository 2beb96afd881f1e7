import * as v from 'valibot';
import type { Case } from '../conformance-case.ts';
import { liveLimits, livePath, pokeSchema, type ScopeHead, streamMediaType } from '../../src/protocol/live.ts';
import type { Desk } from '../desk.ts';
import { mustRefuse } from '../must-refuse.ts';
import { must, mustBe, NotTried } from '../not-so.ts';
import type { World } from '../world.ts';

const bearer = ({ session }: Desk) => ({ authorization: `Bearer ${session.token}` });

function mayBeLeftOut(status: number): void {
  if (status === 404 || status === 405) throw new NotTried(`${livePath} is not offered`);
}

async function question(world: World, desk: Desk, after: number, wait: number): Promise<ScopeHead> {
  const path = `${livePath}?scope=${desk.scope}&after=${after}&wait=${wait}`;
  const reply = await world.talk.ask(path, { headers: bearer(desk) });
  mayBeLeftOut(reply.status);
  const parsed = v.safeParse(pokeSchema, reply.json);
  must(reply.status === 200 && parsed.success, `${reply.status} ${reply.text.slice(0, 120)}`);
  return parsed.output;
}

/** The events of a stream, one at a time. */
async function* events(response: Response): AsyncGenerator<ScopeHead, void> {
  let text = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return;
    text += part.value;
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const event of whole) {
      const [, data] = /^data: ?(.*)$/mu.exec(event) ?? [];
      if (data !== undefined) yield v.parse(pokeSchema, JSON.parse(data));
    }
  }
}

export const live: readonly Case[] = [
  {
    rule: 'R12',
    name: 'news by stream',
    asked: 'a stream; then another’s push',
    async run(world) {
      const desk = await world.desk();
      const gone = new AbortController();
      const response = await world.talk.open(livePath, { headers: bearer(desk), signal: gone.signal });
      mayBeLeftOut(response.status);
      mustBe('status', response.status, 200);
      mustBe('content-type', (response.headers.get('content-type') ?? '').split(';')[0], streamMediaType);
      const told = events(response);
      const first = await told.next();
      must(first.done !== true, 'the stream ended');
      mustBe('commune', first.value.scope, desk.scope);
      const lane = (await world.deskOn('officer', world.newId())).lane();
      await lane.push(1, lane.opening());
      const head = (await world.base()).cursor?.seq ?? 0;
      let seq = first.value.seq;
      while (seq < head) {
        const next = await told.next();
        must(next.done !== true, 'the stream ended');
        seq = next.value.seq;
      }
      gone.abort();
      return `told ${first.value.seq}, then ${seq}`;
    },
  },
  {
    rule: 'R12',
    name: 'news by question',
    asked: 'a question held until another’s push; one that is answered at once; one whose time is over',
    async run(world) {
      const desk = await world.desk();
      const head = (await world.base()).cursor?.seq ?? 0;
      const lane = (await world.deskOn('officer', world.newId())).lane();
      const [held] = await Promise.all([
        question(world, desk, head, liveLimits.waitSeconds),
        lane.push(1, lane.opening()),
      ]);
      must(held.seq > head, `${held.seq} after ${head}`);
      // What is told of must be there to be read.
      const read = (await world.base()).cursor?.seq ?? 0;
      must(read >= held.seq, `told ${held.seq}, but a pull ends at ${read}`);
      mustBe('at once', (await question(world, desk, 0, liveLimits.waitSeconds)).seq, held.seq);
      mustBe('over', (await question(world, desk, held.seq, 0)).seq, held.seq);
      return `${held.seq} after ${head}`;
    },
  },
  {
    rule: 'R17',
    name: 'news: bounds',
    asked: 'questions that are to be held for an hour, from no number, and without a token',
    async run(world) {
      const desk = await world.desk();
      await question(world, desk, 0, 0);
      const ask = (rest: string, headers = bearer(desk)) =>
        world.talk.ask(`${livePath}?scope=${desk.scope}&${rest}`, { headers });
      mustRefuse(await ask('after=0&wait=3600'), { status: 400, field: 'wait' });
      mustRefuse(await ask('after=-1&wait=1'), { status: 400, field: 'after' });
      mustRefuse(await ask('after=0&wait=1', { authorization: '' }), { status: 401, code: 'signInNeeded' });
      return '400 naming wait, 400 naming after, 401';
    },
  },
];
