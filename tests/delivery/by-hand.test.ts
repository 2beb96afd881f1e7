import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCommandLine } from '../../sync-server/commands/command-line.ts';
import { runCommand } from '../../sync-server/commands/run-command.ts';
import { readEnvironment } from '../../sync-server/environment.ts';
import type { Delivery } from '../../sync-server/store/delivery-port.ts';
import { madeUpId } from '../support/acts.ts';
import { openLivedIn } from '../support/lived-in-server.ts';
import { realTimers } from '../support/real-timers.ts';
import { serverHash } from '../support/server-parts.ts';

let lived: Awaited<ReturnType<typeof openLivedIn>>;
let said: string[];
beforeEach(async () => {
  lived = await openLivedIn();
  said = [];
});
afterEach(() => lived.close());

const run = async (...words: string[]): Promise<number> => {
  const read = readEnvironment({ DATA_DIR: lived.place.dataDirectory });
  if (read.status !== 'good') throw new Error('The settings are not good.');
  const { parts } = lived.server;
  const command = readCommandLine(words);
  if (command.name === 'serve') throw new Error('Nothing is to be served.');
  return runCommand(command, {
    ...{ settings: read.settings, clock: parts.clock, timers: realTimers, newId: parts.newId, hash: serverHash },
    ...{ randomBytes: parts.randomBytes, say: (line: string) => void said.push(line) },
  });
};

const at = '2026-11-20T02:00:00.000Z';
const stuck = (number: number): Delivery => ({
  ...{ scope: '99999', entity: madeUpId(0xe000 + number), module: 'KS', code: `H99.9-261120-000${number}` },
  ...{
    state: 'attention',
    step: 'rest',
    fingerprint: 'f',
    tries: 0,
    unknowns: 0,
    papersOwed: 0,
    since: at,
    dueAt: at,
    answeredAt: null,
  },
});

it('tells how things stand, pauses, goes on, and sends again one or all', async () => {
  const { deliveries } = lived.server.store;
  expect(await run('delivery', 'status')).toBe(0);
  expect(said).toEqual(['Nothing has been handed over.']);
  await deliveries.keep('99999', { from: 0, to: 1, put: [stuck(1), stuck(2), stuck(3)], gone: [] });
  expect(await run('delivery', 'pause', '99999', 'bảo', 'trì')).toBe(0);
  said.length = 0;
  expect(await run('delivery', 'status')).toBe(0);
  expect(said[0]).toBe(`99999 attention: 3, the first since ${at}`);
  expect(said[1]).toMatch(/^99999 is paused since .+: bảo trì$/u);
  expect(await run('delivery', 'resume', '99999')).toBe(0);
  expect(await run('delivery', 'resume', '99999')).toBe(1);
  expect(await run('delivery', 'retry', '99999', stuck(1).entity)).toBe(0);
  expect(said.at(-1)).toBe('1 will be sent again.');
  expect(await run('delivery', 'retry', '99999')).toBe(0);
  expect(said.at(-1)).toBe('2 will be sent again.');
  expect(await run('delivery', 'retry', '99999')).toBe(1);
  expect((await deliveries.of('99999', [stuck(1).entity]))[0]).toMatchObject({ step: 'ask', state: 'queued' });
});

it('gives out everything that was said', async () => {
  const exchange = {
    scope: '99999',
    id: madeUpId(1),
    entity: madeUpId(2),
    at,
    kind: 'send',
    outcome: 'taken',
  } as const;
  await lived.server.store.deliveries.addExchanges([{ ...exchange, request: '{}', response: 'tốt' }]);
  expect(await run('delivery', 'exchanges', '99999', madeUpId(2))).toBe(0);
  expect(said.map((line) => JSON.parse(line) as unknown)).toEqual([
    { ...exchange, request: '{}', response: 'tốt', times: 1, lastAt: at },
  ]);
});

it('says what it cannot do', async () => {
  expect(await run('delivery', 'retry', '00001')).toBe(1);
  expect(said.at(-1)).toBe('That commune is not on this server.');
  for (const words of [[], ['pause', '99999'], ['resume'], ['retry', '99999', 'a', 'b'], ['status', '99999', 'x']]) {
    expect(await run('delivery', ...words)).toBe(2);
  }
});
