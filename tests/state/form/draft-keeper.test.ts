import { describe, expect, it } from 'vitest';
import {
  coalesceMilliseconds,
  createDraftKeeper,
  type KeptState,
  promptMilliseconds,
  retryMilliseconds,
} from '../../../src/state/form/draft-keeper.ts';

/** A desk whose clock stands still until told, and whose disk answers when told. */
function makeDesk() {
  const timers: { act: () => void; milliseconds: number }[] = [];
  const states: KeptState[] = [];
  const written: string[] = [];
  const answers: ((outcome: { status: 'kept' } | { status: 'failed'; reason: 'storageFull' }) => void)[] = [];
  const reported: unknown[] = [];
  let breaks = false;
  let form = '';
  let clock = 1_000;
  const keeper = createDraftKeeper({
    write: () =>
      new Promise((resolve, reject) => {
        if (breaks) {
          reject(new Error('nobody foresaw this'));
          return;
        }
        written.push(form);
        answers.push(resolve);
      }),
    now: () => clock,
    schedule: (act, milliseconds) => {
      const timer = { act, milliseconds };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    onState: (state) => states.push(state),
    report: (error) => reported.push(error),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    keeper,
    states,
    written,
    timers,
    type(text: string) {
      form = text;
      keeper.changed();
    },
    async ring() {
      for (const timer of timers.splice(0)) timer.act();
      await settle();
    },
    async answer(outcome: { status: 'kept' } | { status: 'failed'; reason: 'storageFull' } = { status: 'kept' }) {
      answers.shift()?.(outcome);
      await settle();
    },
    settle,
    reported,
    break(now: boolean) {
      breaks = now;
    },
    wait(milliseconds: number) {
      clock += milliseconds;
    },
  };
}

describe('keeping a draft as typed', () => {
  it('writes soon after a keystroke, once for all keystrokes until then', async () => {
    const desk = makeDesk();
    desk.type('N');
    desk.type('Ng');
    desk.type('Ngu');
    expect(desk.timers.map((timer) => timer.milliseconds)).toEqual([promptMilliseconds]);
    await desk.ring();
    expect(desk.written).toEqual(['Ngu']);
    await desk.answer();
    expect(desk.states.at(-1)).toEqual({ status: 'kept', at: 1_000 });
  });

  it('spaces the writes of a fast typist, never by more than a quarter of a second', async () => {
    const desk = makeDesk();
    desk.type('a');
    await desk.ring();
    await desk.answer();
    desk.wait(40);
    desk.type('ab');
    expect(desk.timers.map((timer) => timer.milliseconds)).toEqual([coalesceMilliseconds - 40]);
    expect(coalesceMilliseconds).toBeLessThanOrEqual(250);
    await desk.ring();
    await desk.answer();
    desk.wait(-5_000);
    desk.type('abc');
    expect(desk.timers.map((timer) => timer.milliseconds)).toEqual([promptMilliseconds]);
  });

  it('never says kept while something typed is not on the disk', async () => {
    const desk = makeDesk();
    desk.type('a');
    await desk.ring();
    desk.type('ab');
    await desk.answer();
    expect(desk.states.at(-1)).toEqual({ status: 'keeping' });
    await desk.ring();
    await desk.answer();
    expect(desk.written).toEqual(['a', 'ab']);
    expect(desk.states.at(-1)).toEqual({ status: 'kept', at: 1_000 });
  });

  it('writes one at a time, so that an older form never lands on a newer one', async () => {
    const desk = makeDesk();
    desk.type('a');
    void desk.keeper.flush();
    await desk.settle();
    desk.type('ab');
    void desk.keeper.flush();
    await desk.settle();
    expect(desk.written).toEqual(['a']);
    await desk.answer();
    expect(desk.written).toEqual(['a', 'ab']);
  });

  it('says that a write failed, and writes again at the next leave', async () => {
    const desk = makeDesk();
    desk.type('a');
    await desk.ring();
    await desk.answer({ status: 'failed', reason: 'storageFull' });
    expect(desk.states.at(-1)).toEqual({ status: 'failed', reason: 'storageFull' });
    void desk.keeper.flush();
    await desk.settle();
    await desk.answer();
    expect(desk.written).toEqual(['a', 'a']);
    expect(desk.states.at(-1)).toEqual({ status: 'kept', at: 1_000 });
  });

  it('tries a failed write again by itself, and outlives a write that breaks', async () => {
    const desk = makeDesk();
    desk.break(true);
    desk.type('a');
    await desk.ring();
    expect(desk.states.at(-1)).toEqual({ status: 'failed', reason: 'unknown' });
    expect(desk.reported).toHaveLength(1);
    expect(desk.timers.map((timer) => timer.milliseconds)).toEqual([retryMilliseconds]);
    desk.break(false);
    await desk.ring();
    await desk.answer();
    expect(desk.written).toEqual(['a']);
    expect(desk.states.at(-1)).toEqual({ status: 'kept', at: 1_000 });
  });

  it('writes nothing more once the draft is becoming a dossier, and goes on if it does not', async () => {
    const desk = makeDesk();
    desk.type('a');
    await desk.keeper.pause();
    await desk.ring();
    desk.type('ab');
    await desk.keeper.flush();
    expect(desk.written).toEqual([]);
    desk.keeper.resume();
    await desk.settle();
    expect(desk.written).toEqual(['ab']);
  });
});
