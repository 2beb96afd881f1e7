import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Parcel } from '../../sync-server/delivery/connector.ts';
import { fileOf } from '../../sync-server/delivery/drop-folder/folders.ts';
import { connectDropFolder } from '../../sync-server/delivery/drop-folder/connect-drop-folder.ts';
import { type OpenedConnector, openConnector } from '../support/connectors.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { openGateway } from '../support/gateway.ts';

const code = 'H99.99-261120-0001';
const parcel: Parcel = {
  ...{ module: 'KS', code, communeCode: '99999', nationalCode: '1.001193', receivedAt: '2026-11-20T02:00:00.000Z' },
  ...{ record: { so: 1 }, papers: [] },
};
const now = '2026-11-20T03:00:00.000Z';

let opened: OpenedConnector;
let logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => logged.push(line) });
beforeEach(() => {
  logged = [];
  const gateway = openGateway();
  const { newId } = createFakeIds(5);
  opened = openConnector('dropFolder', { gateway, fetch, clock: { now: () => now, monotonicMs: () => 0 }, newId });
});
afterEach(() => opened.close());

const connect = (newId = createFakeIds(6).newId) => {
  const { target } = opened;
  if (target.kind !== 'dropFolder') throw new Error('another target');
  return connectDropFolder({ target, clock: { now: () => now }, newId, log });
};
const at = (...parts: string[]) => join(opened.folder, ...parts);
const answer = (name: string, text: string, ageSeconds = 0) => {
  mkdirSync(at('incoming'), { recursive: true });
  writeFileSync(at('incoming', name), text);
  const changed = Date.parse(now) / 1_000 - ageSeconds;
  utimesSync(at('incoming', name), changed, changed);
};
const standing = async () => {
  const { outcome } = await connect().ask({ communeCode: '99999', module: 'KS', codes: [code] });
  return outcome.kind === 'told' ? outcome.standings[0]?.state : outcome.kind;
};

it('writes a dossier whole, under its code, and nothing else where the bus looks', async () => {
  await connect().send(parcel);
  expect(readdirSync(at('outgoing'))).toEqual([`${code}.json`]);
  expect(JSON.parse(readFileSync(at('outgoing', `${code}.json`), 'utf8'))).toMatchObject({ version: 1, code });
});

it('knows of what was being written when it was killed what lies there, and of the rest nothing', async () => {
  mkdirSync(at('outgoing'), { recursive: true });
  writeFileSync(at('outgoing', '.half.partial'), '{"code":');
  expect(await standing()).toBeUndefined();
  await connect().send(parcel);
  rmSync(at('sent', `${code}.json`));
  expect(await standing()).toBe('forwarded');
});

it('leaves an answer alone while it is being written, and says why one is no answer', async () => {
  answer('a.json', '{"code":');
  expect(await standing()).toBeUndefined();
  expect(readdirSync(at('incoming'))).toEqual(['a.json']);
  answer('a.json', '{"code":', 120);
  answer('b.json', '{"code":"X","state":"lost"}');
  answer('c.json.tmp', '{}', 900);
  answer('.d.json', '{}', 900);
  await standing();
  expect(readdirSync(at('incoming')).sort()).toEqual(['.d.json', 'c.json.tmp']);
  expect(readdirSync(at('rejected')).sort()).toEqual(['a.json', 'a.json.why.txt', 'b.json', 'b.json.why.txt']);
  expect(readFileSync(at('rejected', 'b.json.why.txt'), 'utf8')).toContain('state');
});

it('takes the later of two answers, in whatever order they come', async () => {
  const told = (state: string, minute: string) =>
    JSON.stringify({ code, state, at: `2026-11-20T02:${minute}:00.000Z` });
  answer('1.json', told('registered', '30'));
  answer('2.json', told('received', '10'));
  expect(await standing()).toBe('registered');
  expect(readdirSync(at('rejected'))).toEqual(['2.json', '2.json.why.txt']);
  answer('3.json', told('registered', '30'));
  expect(await standing()).toBe('registered');
  expect(readdirSync(at('done'))).toEqual([`${code}.json`]);
});

it('reads on after a file that it cannot read or set aside, and logs no more than why', async () => {
  const other = 'H99.99-261120-0002';
  mkdirSync(at('done', `${other}.json`), { recursive: true });
  answer('1.json', JSON.stringify({ code: other, state: 'registered' }));
  answer(`2${'x'.repeat(240)}.json`, 'no answer', 120);
  answer('3.json', JSON.stringify({ code, state: 'received' }));
  expect(await standing()).toBe('forwarded');
  expect(readdirSync(at('incoming'))).toEqual(['1.json']);
  const [why = '', name] = readdirSync(at('rejected')).sort().reverse();
  expect(name).toMatch(/^hash-[0-9a-f]{64}\.json$/u);
  expect(why).toBe(`${name}.why.txt`);
  expect(readFileSync(at('rejected', why), 'utf8')).toBe('not JSON\n');
  expect(logged.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ level: 40, code: 'EISDIR' }]);
  expect(logged.join('')).not.toContain(other);
});

it('follows no name out of its folder', async () => {
  for (const wild of ['../../etc/x', '..', 'a/b', 'A\u0000', 'con.json', '']) {
    expect(fileOf(wild), wild).toMatch(/^hash-[0-9a-f]{64}\.json$/u);
  }
  expect(fileOf(code)).toBe(`${code}.json`);
  await connect().send({ ...parcel, code: '../escaped' });
  expect(existsSync(join(opened.folder, '..', 'escaped.json'))).toBe(false);
  mkdirSync(at('incoming'), { recursive: true });
  writeFileSync(at('secret'), JSON.stringify({ code, state: 'registered' }));
  symlinkSync(at('secret'), at('incoming', 'link.json'));
  answer('out.json', JSON.stringify({ code: '../../../out', state: 'received' }));
  expect(await standing()).toBeUndefined();
  expect(readdirSync(at('done'))).toEqual([fileOf('../../../out')]);
});

const send = async () => (await connect().send(parcel)).outcome.kind;
/** A name that nothing can be renamed to: whatever comes after is as if it had been killed there. */
const block = (...parts: string[]) => mkdirSync(at(...parts, 'x'), { recursive: true });
const name = `${code}.json`;

it('[R8] puts a dossier there once, though it is killed between noting it and putting it there', async () => {
  // The folder that the bus reads is gone when it has been noted, and before it lies there.
  let written = 0;
  const dying = () => {
    written += 1;
    if (written === 2) {
      rmSync(at('outgoing'), { recursive: true });
      writeFileSync(at('outgoing'), 'no folder');
    }
    return `id-${written}`;
  };
  expect((await connect(dying).send(parcel)).outcome.kind).toBe('unclear');
  expect(readdirSync(at('sent'))).toEqual([name]);
  rmSync(at('outgoing'));
  expect(await standing()).toBe('forwarded');
  expect(readdirSync(at('outgoing'))).toEqual([name]);
  // The bus has taken it away: it does not come again.
  rmSync(at('outgoing', name));
  expect(await standing()).toBe('forwarded');
  expect(await send()).toBe('already');
  expect(readdirSync(at('outgoing'))).toEqual([]);
});

it('[R8] is not sent by what was made ready alone', async () => {
  block('sent', name);
  expect(await send()).toBe('unclear');
  rmSync(at('sent', name), { recursive: true });
  expect(await standing()).toBeUndefined();
  expect(await send()).toBe('taken');
  expect(readdirSync(at('outgoing'))).toEqual([name]);
});

it('[R8] goes anew once for each time they ask, though it is killed after it lies there', async () => {
  const asked = JSON.stringify({ code, state: 'supplement', said: 'thêm giấy' });
  expect(await send()).toBe('taken');
  rmSync(at('outgoing', name));
  answer('1.json', asked, 120);
  expect(await standing()).toBe('supplement');
  block('done', `${name}.before`);
  expect(await send()).toBe('unclear');
  expect(readdirSync(at('outgoing'))).toEqual([name]);
  rmSync(at('outgoing', name));
  rmSync(at('done', `${name}.before`), { recursive: true });
  expect(await standing()).toBe('forwarded');
  expect(await send()).toBe('already');
  expect(readdirSync(at('outgoing'))).toEqual([]);
  // In the same words, a second time.
  answer('2.json', asked);
  expect(await standing()).toBe('supplement');
  expect(await send()).toBe('taken');
  expect(readdirSync(at('outgoing'))).toEqual([name]);
});

it('does not know what became of it when the folder cannot be written', async () => {
  rmSync(opened.folder, { recursive: true });
  writeFileSync(opened.folder, 'a file where a folder should be');
  expect((await connect().send(parcel)).outcome.kind).toBe('unclear');
  expect((await connect().ask({ communeCode: '99999', module: 'KS', codes: [code] })).outcome.kind).toBe('unclear');
});
