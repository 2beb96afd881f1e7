import * as v from 'valibot';
import type { Hono } from 'hono';
import { mirrorAnswerSchema, mirrorPageChanges, mirrorPath, type MirrorRequest } from '../../src/protocol/mirror.ts';
import { createAskUpstream, type Failure } from './ask-upstream.ts';
import { createForward, type Forwarded } from './forward-acts.ts';
import { createHubApp, type HubAppParts } from './hub-app.ts';
import { type HubIdentity, hubKeyOf } from './hub-identity.ts';
import { noteTime } from './hub-time.ts';
import { createLine } from './line.ts';
import { createHubSession } from './sign-in-upstream.ts';
import { createTrafficSize } from './traffic-size.ts';

export interface HubParts extends Omit<HubAppParts, 'line' | 'upstream' | 'scope' | 'stirred'> {
  readonly identity: HubIdentity;
  readonly stirred?: HubAppParts['stirred'];
}

export interface Worked extends Pick<Forwarded, 'sent' | 'settled'> {
  readonly line: 'up' | 'down';
  /** The province would not hear the hub, and why: a person has to look. */
  readonly refused: string | null;
}

export interface Hub {
  readonly app: Hono;
  /** Carries what waits to the province, and mirrors what has come there since. One at a time. */
  work(): Promise<Worked>;
}

/** Settled acts are kept as long as devices keep theirs, so that a province that was restored can be given them again (R13). */
const keptDays = 45;

/** Changes of the log that are asked for at once. */
const mirrorPages = { first: 200, min: 10, max: mirrorPageChanges };

/** A hub, but for its port and its hours. */
export function createHub(parts: HubParts): Hub {
  const { identity, store, mirror, clock, log, hash, verify, timers, fetch } = parts;
  const { upstream, scope } = identity;
  const key = hubKeyOf(identity);
  const line = createLine(clock);
  const ask = createHubSession(identity, {
    ask: createAskUpstream({ upstream, fetch, key, clock, timers, packing: parts.packing }),
    key,
  });
  const forward = createForward({
    ...{ store, identity, ask, verify, hash, clock, newId: parts.newId },
    keys: () => mirror.store().receiptKeys.all(),
    setApart: (why) => log.error({ why }, 'an act that waits here is taken from no hub: its machine has to bring it'),
  });
  const app = createHubApp({ ...parts, line, upstream, scope, stirred: parts.stirred ?? (() => undefined) });

  const pageSize = createTrafficSize(mirrorPages);
  /** A province of an older build gives pages of one length. */
  let saysHowLong = true;

  /** Page by page to the head. */
  const mirrorLog = async (): Promise<Failure | null> => {
    for (;;) {
      const changes = saysHowLong && pageSize.now() < mirrorPageChanges ? { changes: pageSize.now() } : {};
      const request: MirrorRequest = { cursor: mirror.cursor(), people: mirror.people(), ...changes };
      const told = await ask(mirrorPath, request);
      if (told.status === 'refused' && told.code === 'badRequest' && saysHowLong && 'changes' in request) {
        saysHowLong = false;
        continue;
      }
      if (told.status === 'noLine' && pageSize.cut()) continue;
      if (told.status !== 'answered') return told;
      pageSize.through();
      const read = v.safeParse(mirrorAnswerSchema, told.body);
      if (!read.success) return { status: 'unreadable' };
      const { lost, cursor } = read.output;
      if (lost) log.warn('the province has lost history that was mirrored here: the mirror begins anew');
      // Before the mirror is of that history: killed in between, the hub is told so once more. What the province has after
      // all, the mirror will show.
      if (lost || (request.cursor !== null && request.cursor.epoch !== cursor.epoch)) store.doubtSettled();
      await mirror.take(scope, read.output, clock.now());
      if (!read.output.more) return null;
    }
  };

  /** What a machine has brought by itself meanwhile is here for nobody any more. */
  const passOver = async (): Promise<void> => {
    const waiting = store.waitingMids();
    if (waiting.length > 0) store.settleUnproved(await mirror.known(waiting), clock.now());
  };

  const work = async (): Promise<Worked> => {
    noteTime(store, clock.now());
    // People and keys first: without the province's keys no receipt can be held to them.
    const before = mirror.contactAt() === null ? await mirrorLog() : null;
    // What is wrong with the mirror is no reason to keep from the province what was made.
    const forwarded = before?.status === 'noLine' ? { sent: 0, settled: 0, failure: before } : await forward();
    // What is wrong with an act is no reason not to hear what others have done.
    const mirrored = forwarded.failure?.status === 'noLine' || before !== null ? null : await mirrorLog();
    const failure = mirrored ?? forwarded.failure ?? before;
    await passOver();
    store.forgetSettledBefore(new Date(Date.parse(clock.now()) - keptDays * 86_400_000).toISOString());
    const { sent, settled } = forwarded;
    const isDown = failure?.status === 'noLine' || (mirrored ?? before)?.status === 'broken';
    if (isDown) line.failed();
    else line.worked();
    const refused = failure?.status === 'refused' ? failure.code : null;
    if (refused !== null) log.error({ code: refused }, 'the province does not hear this hub');
    if (failure?.status === 'unreadable') log.error('the province answers what this hub does not understand');
    if (failure?.status === 'broken') log.error('the province could not do what this hub asked');
    return { sent, settled, line: isDown ? 'down' : 'up', refused };
  };

  let working: Promise<Worked> | undefined;
  return {
    app,
    async work() {
      working ??= work().finally(() => (working = undefined));
      return working;
    },
  };
}
