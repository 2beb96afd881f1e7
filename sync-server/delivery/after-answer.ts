import type { Instant } from '../../src/domain/words.ts';
import type { Delivery } from '../store/delivery-port.ts';
import type { Outcome, Standing } from './connector.ts';
import { jittered } from './plan-delivery.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What is asked for after it is registered: the paper hourly, the personal number daily, and not for ever. */
const askForPaperEvery = hourMs;
const askForNumberEvery = dayMs;
const asksForNumberUpTo = 60 * dayMs;

interface When {
  readonly now: Instant;
  /** In [0, 1). */
  readonly chance: number;
  /** In seconds. */
  readonly pace: { readonly ask: number; readonly retry: number };
}

/** The row after a send. What somebody must look at rests until she has. */
export function afterSend(delivery: Delivery, outcome: Outcome, when: When): Delivery {
  switch (outcome.kind) {
    case 'taken':
    case 'already':
      return answered(delivery, { state: 'forwarded', step: 'ask' }, askAgainMs(0, when), when);
    case 'person':
      return answered(delivery, { state: 'attention', step: 'rest' }, 0, when);
    case 'later':
      return failed(delivery, 'send', when, outcome.afterSeconds);
    case 'unclear':
      // It may be there: they are asked before it is sent again.
      return failed(delivery, 'ask', when, null);
  }
}

/** So many sends in a row of which nobody knew what became, each not known there afterwards: it is the dossier. */
export const mostUnclear = 8;

/** So many times in a row, hourly in the end, they may say that they do not know what they have said they have. */
export const mostUnknown = 24;

/**
 * The row after they said that they do not know it. One they never said they have is sent; its tries count on: after each it is sent more
 * seldom. One that they have said they have is never sent again without a person: they are asked for a day whether they find it.
 */
export function afterUnknown(delivery: Delivery, isHopeless: boolean, when: When): Delivery {
  switch (delivery.state) {
    case 'queued':
      if (isHopeless) return answered(delivery, { state: 'attention', step: 'rest' }, 0, when);
      return { ...answered(delivery, { state: 'queued', step: 'send' }, 0, when), tries: delivery.tries };
    case 'forwarded': {
      const unknowns = delivery.unknowns + 1;
      if (unknowns >= mostUnknown) return answered(delivery, { state: 'attention', step: 'rest' }, 0, when);
      const waitMs = jittered(when.pace.ask * 1_000 * 2 ** (unknowns - 1), hourMs, when.chance);
      return { ...answered(delivery, { state: 'forwarded', step: 'ask' }, waitMs, when), unknowns };
    }
    case 'registered': {
      const step = ageMs(delivery, when) > asksForNumberUpTo ? 'rest' : 'ask';
      return answered(
        delivery,
        { state: 'registered', step },
        jittered(askForNumberEvery, askForNumberEvery, when.chance),
        when,
      );
    }
    case 'supplement':
    case 'refused':
    case 'attention':
      return answered(delivery, { state: delivery.state, step: 'rest' }, 0, when);
  }
}

/** The row after they were asked and told where it stands. */
export function afterAsk(
  delivery: Delivery,
  standing: Standing,
  { isWhole, ...when }: When & { readonly isWhole: boolean },
): Delivery {
  const { state } = standing;
  // What is registered stays so, whatever else they say for a while.
  if (delivery.state === 'registered' && state !== 'registered') return afterUnknown(delivery, false, when);
  switch (state) {
    case 'queued':
    case 'forwarded':
      return answered(delivery, { state: 'forwarded', step: 'ask' }, askAgainMs(ageMs(delivery, when), when), when);
    case 'supplement':
    case 'refused':
    case 'attention':
      return answered(delivery, { state, step: 'rest' }, 0, when);
    case 'registered': {
      const waitsForPaper = standing.entry?.paper !== true;
      const gaveUp = ageMs(delivery, when) > asksForNumberUpTo;
      if ((!waitsForPaper && isWhole) || gaveUp) return answered(delivery, { state, step: 'rest' }, 0, when);
      const everyMs = waitsForPaper ? askForPaperEvery : askForNumberEvery;
      return answered(delivery, { state, step: 'ask' }, jittered(everyMs, everyMs, when.chance), when);
    }
  }
}

/** The row after a question that was not answered. */
export function afterNoAnswer(delivery: Delivery, afterSeconds: number | null, when: When): Delivery {
  return failed(delivery, 'ask', when, afterSeconds);
}

function answered(delivery: Delivery, next: Pick<Delivery, 'state' | 'step'>, inMs: number, { now }: When): Delivery {
  return { ...delivery, ...next, tries: 0, unknowns: 0, dueAt: later(now, inMs), answeredAt: now };
}

/** Tried for ever, ever more seldom: half a minute unless told otherwise, doubling to an hour. */
function failed(
  delivery: Delivery,
  step: 'ask' | 'send',
  { now, chance, pace }: When,
  afterSeconds: number | null,
): Delivery {
  const tries = delivery.tries + 1;
  const waitMs = jittered(pace.retry * 1_000 * 2 ** Math.min(tries - 1, 20), hourMs, chance);
  return { ...delivery, step, tries, dueAt: later(now, Math.max(waitMs, (afterSeconds ?? 0) * 1_000)) };
}

/** A dossier under way is asked after every five minutes at first, unless told otherwise, and every hour when it is old. */
function askAgainMs(age: number, { chance, pace }: When): number {
  return jittered(Math.max(pace.ask * 1_000, age / 4), hourMs, chance);
}

function ageMs({ since }: Delivery, { now }: When): number {
  return Date.parse(now) - Date.parse(since);
}

function later(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) + milliseconds).toISOString();
}
