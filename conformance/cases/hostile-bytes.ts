import { gzipSync } from 'node:zlib';
import type { Case } from '../conformance-case.ts';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { signInPath } from '../../src/protocol/sign-in.ts';
import { mustRefuse } from '../must-refuse.ts';
import { mustBe } from '../not-so.ts';
import type { World } from '../world.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

interface Broken {
  readonly what: string;
  readonly packed?: boolean;
  /** From the bytes of a good request. */
  readonly make: (good: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

const table: readonly Broken[] = [
  { what: 'no body', make: () => new Uint8Array() },
  { what: 'a word', make: () => bytesOf('hello') },
  { what: 'null', make: () => bytesOf('null') },
  { what: 'a list', make: () => bytesOf('[]') },
  { what: 'a list of lists', make: () => bytesOf('[2,[],[],[],[],[]]') },
  { what: 'half a request', make: (good) => good.slice(0, good.length / 2) },
  { what: 'a portal’s page', make: () => bytesOf('<html><body>Đăng nhập Wi-Fi</body></html>') },
  {
    what: 'bytes that are not UTF-8',
    make: (good) => Uint8Array.of(...good.slice(0, 40), 0xff, 0xfe, ...good.slice(40)),
  },
  { what: 'half a gzip', packed: true, make: (good) => new Uint8Array(gzipSync(good)).slice(0, 60) },
  { what: 'plain bytes said to be gzip', packed: true, make: (good) => good },
];

export const hostileBytes: readonly Case[] = table.map(({ what, packed = false, make }) => ({
  rule: 'R7',
  name: `body: ${what}`,
  asked: 'as the body of an exchange',
  async run(world: World) {
    const lane = (await world.desk()).lane();
    const good = bytesOf(JSON.stringify(lane.request({ lanes: [lane.run(1, lane.opening())] })));
    const reply = await world.talk.ask(syncPath, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${lane.desk.session.token}`,
        'content-type': syncMediaType,
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
      },
      body: make(good),
    });
    mustRefuse(reply, { code: 'badRequest' });
    mustBe('expected after it', (await lane.push(1)).lanes[0]?.expected, 1);
    return `${reply.status}; nothing taken in`;
  },
}));

const signIns: readonly {
  readonly what: string;
  readonly field?: string;
  readonly body: (device: string) => unknown;
}[] = [
  { what: 'a name that is a number', field: 'username', body: (device) => ({ username: 7, password: 'x', device }) },
  {
    what: 'a name of 65 letters',
    field: 'username',
    body: (device) => ({ username: 'n'.repeat(65), password: 'x', device }),
  },
  { what: 'no password', field: 'password', body: (device) => ({ username: 'n', device }) },
  { what: 'a device that is no id', field: 'device', body: () => ({ username: 'n', password: 'x', device: 'máy 1' }) },
  {
    what: 'a part nobody knows',
    field: 'role',
    body: (device) => ({ username: 'n', password: 'x', device, role: 'admin' }),
  },
  { what: 'a zero byte in the name', body: (device) => ({ username: 'thu\u0000', password: 'x', device }) },
  { what: 'half a character in the name', body: (device) => ({ username: 'thu\ud800', password: 'x\udfff', device }) },
  { what: 'a name that is a query', body: (device) => ({ username: "' OR 1=1 --", password: "' OR 1=1 --", device }) },
];

export const hostileSignIns: readonly Case[] = signIns.map(({ what, field, body }) => ({
  rule: 'R7',
  name: `sign-in: ${what}`,
  asked: 'to sign in so',
  async run(world: World) {
    const reply = await world.talk.ask(signInPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body(world.newId())),
    });
    mustRefuse(reply, field === undefined ? {} : { status: 400, field });
    return `${reply.status}${field === undefined ? '' : `, naming ${field}`}`;
  },
}));
