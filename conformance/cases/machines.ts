import * as v from 'valibot';
import { createHash } from 'node:crypto';
import { devicePath } from '../../src/protocol/device-proof.ts';
import {
  deviceCodesPath,
  deviceDeedPath,
  handInAnswerSchema,
  handInPath,
  madeCodeSchema,
} from '../../src/protocol/devices.ts';
import { protocolVersion, syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import type { Case } from '../conformance-case.ts';
import { mustRefuse } from '../must-refuse.ts';
import { must, mustBe, NotTried } from '../not-so.ts';
import { openMachine, type ProvedMachine, type ProvedQuestion } from '../proved-machine.ts';
import type { World } from '../world.ts';

/** A question that changes nothing, as the machine's own exchange. */
function emptyExchange(
  world: World,
  machine: ProvedMachine,
  token: string,
): ProvedQuestion & { readonly body: string } {
  const head = { protocol: protocolVersion, nonce: world.newId(), device: machine.device, incarnation: '00000000' };
  const body = JSON.stringify({ ...head, build: 'conformance', lanes: [], held: [], pull: [] });
  return { path: syncPath, as: { token }, body, headers: { 'content-type': syncMediaType } };
}

/** A machine with a key on which the officer has signed in. */
async function knownMachine(world: World): Promise<{ machine: ProvedMachine; token: string }> {
  const machine = await openMachine(world.newId(), world.talk);
  const reply = await machine.trySignIn(world.account('officer'));
  if (reply.status === 403)
    throw new NotTried('here a machine that is not known needs a code, and no plain one was let in');
  return { machine, token: (await machine.signIn(world.account('officer'))).token };
}

/** As an administrator, on the machine that this run works on. */
async function administer(world: World, path: string, body?: string) {
  const { session } = await world.desk();
  const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
  const reply = await world.talk.ask(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  if (reply.status === 403) throw new NotTried('the officer is no administrator');
  mustBe(path, reply.status, 200);
  return reply;
}

const makeCode = async (world: World): Promise<string> =>
  v.parse(madeCodeSchema, (await administer(world, deviceCodesPath, '{"name":"Máy đối chiếu (thử)"}')).json).code;

function mustAskForProof(world: string, reply: Parameters<typeof mustRefuse>[0]): void {
  const { serverTime } = mustRefuse(reply, { status: 401, code: 'deviceNotProved' });
  must(!Number.isNaN(Date.parse(serverTime ?? '')), `${world}: refused, and the server’s time is not told`);
}

export const machines: readonly Case[] = [
  {
    rule: 'R9',
    name: 'a proved request',
    asked: 'an exchange and a question as the machine itself, proved by its key',
    async run(world) {
      const { machine, token } = await knownMachine(world);
      mustBe('exchange', (await machine.ask(emptyExchange(world, machine, token))).status, 200);
      mustBe('itself', (await machine.ask({ method: 'GET', path: devicePath, as: 'machine' })).status, 200);
      return 'both 200';
    },
  },
  {
    rule: 'R9',
    name: 'a wrong proof',
    asked:
      'the token of a machine with a key without a proof, proved by another key, over another body, over another path',
    async run(world) {
      const { machine, token } = await knownMachine(world);
      const other = await openMachine(machine.device, world.talk);
      const stranger = await openMachine(world.newId(), world.talk);
      const exchange = emptyExchange(world, machine, token);
      const { body, headers = {} } = exchange;
      const bare = { authorization: `Bearer ${token}`, ...headers };
      mustAskForProof('without', await world.talk.ask(syncPath, { method: 'POST', headers: bare, body }));
      mustAskForProof('another key', await other.ask(exchange));
      mustAskForProof('another body', await machine.ask({ ...exchange, instead: { body: '{}' } }));
      mustAskForProof('another path', await machine.ask({ ...exchange, instead: { path: devicePath } }));
      mustAskForProof('no such machine', await stranger.ask({ method: 'GET', path: devicePath, as: 'machine' }));
      return '401 deviceNotProved with the server’s time to all five';
    },
  },
  {
    rule: 'R9',
    name: 'a proof sent again',
    asked: 'a proved exchange twice at once, one proved eleven minutes ago, and one proved for eleven minutes hence',
    async run(world) {
      const { machine, token } = await knownMachine(world);
      const exchange = emptyExchange(world, machine, token);
      const { body, headers = {} } = exchange;
      const authorization = machine.authorizationFor(exchange);
      const again = () => world.talk.ask(syncPath, { method: 'POST', headers: { ...headers, authorization }, body });
      mustBe('twice', [(await again()).status, (await again()).status], [200, 200]);
      for (const minutesAgo of [11, -11]) {
        mustAskForProof(`${minutesAgo} minutes ago`, await machine.ask({ ...exchange, instead: { minutesAgo } }));
      }
      return 'taken within ten minutes, 401 deviceNotProved beyond, either way';
    },
  },
  {
    rule: 'R9',
    name: 'let in by a code',
    asked:
      'a known machine with another key: without a code, with a wrong one, with one made for it, and another with the same once more',
    async run(world) {
      const { machine } = await knownMachine(world);
      const officer = world.account('officer');
      const anew = await openMachine(machine.device, world.talk);
      mustRefuse(await anew.trySignIn(officer), { status: 403, code: 'deviceNotEnrolled', field: 'code' });
      const code = await makeCode(world);
      const wrong = { code: 'ZZZZZ-ZZZZZ' };
      mustRefuse(await anew.trySignIn(officer, wrong), { status: 403, code: 'deviceNotEnrolled', field: 'code' });
      await anew.signIn(officer, { code });
      const third = await openMachine(machine.device, world.talk);
      mustRefuse(await third.trySignIn(officer, { code }), { status: 403, code: 'deviceNotEnrolled', field: 'code' });
      mustAskForProof('the old key', await machine.ask({ method: 'GET', path: devicePath, as: 'machine' }));
      return 'refused, refused, let in, refused; the old key is good no more';
    },
  },
  {
    rule: 'R18',
    name: 'a revoked machine',
    asked: 'what a machine is told once it is revoked, what becomes of its last acts, and what it hands in sealed',
    async run(world) {
      const { machine, token } = await knownMachine(world);
      const desk = await world.deskOnProved('officer', machine);
      await administer(world, deviceDeedPath(machine.device, 'revoke'));
      const revoked = { status: 403, code: 'deviceRevoked' } as const;
      mustRefuse(await machine.ask({ method: 'GET', path: devicePath, as: 'machine' }), revoked);
      mustRefuse(await machine.ask(emptyExchange(world, machine, token)), revoked);
      mustRefuse(await machine.trySignIn(world.account('officer')), revoked);
      const lane = desk.lane();
      mustRefuse(await lane.post(lane.request({ pull: [lane.pullOf(null)] })), revoked);
      const opening = lane.opening();
      const answer = await lane.push(1, opening);
      const { status, problems } = answer.receipt(opening);
      mustBe('its last act', [status, problems[0]?.code, answer.changes], ['quarantined', 'deviceRevoked', []]);
      const sealed = Uint8Array.from({ length: 2_000 }, (_, at) => at % 251);
      const sha256 = createHash('sha256').update(sealed).digest('hex');
      const piece = (from: number, to: number): ProvedQuestion => ({
        path: handInPath(sha256),
        as: 'machine',
        body: sealed.slice(from, to),
        headers: { 'content-range': `bytes ${from}-${to - 1}/2000`, 'x-count': '1' },
      });
      const held = [];
      for (const [from, to] of [
        [0, 900],
        [1_500, 2_000],
        [900, 2_000],
      ] as const) {
        held.push(v.parse(handInAnswerSchema, (await machine.ask(piece(from, to))).json));
      }
      mustBe('held', held, [
        { held: 900, sha256: null },
        { held: 900, sha256: null },
        { held: 2_000, sha256 },
      ]);
      return '403 deviceRevoked; the act set apart; handed in whole, past a hole';
    },
  },
  {
    rule: 'R9',
    name: 'carried from another machine',
    asked: 'acts made on one machine, brought by a leader or an administrator from another, and once more from itself',
    async run(world) {
      const there = await world.deskOn('officer', world.newId());
      const here = (await world.desk()).lane();
      const lane = there.lane();
      const opening = lane.opening();
      const run = { ...lane.run(1, opening), device: there.device };
      const answer = await here.exchange({ lanes: [run] });
      if (answer.receipts.length === 0) throw new NotTried('the officer is neither a leader nor an administrator');
      mustBe('brought', answer.receipt(opening).status, 'applied');
      mustBe('lane', [answer.lanes[0]?.device, answer.lanes[0]?.expected], [there.device, 2]);
      const own = (await lane.push(1, opening)).receipt(opening);
      mustBe('once more', own.no, answer.receipt(opening).no);
      const stranger = { ...run, device: world.newId(), incarnation: 'ABCDEFGH' };
      const reply = await here.post(here.request({ lanes: [stranger] }));
      const taken = reply.status === 200 && reply.text.includes(opening.mid);
      must(!taken, 'what is said to be of a machine that nobody knows was taken');
      return 'applied as the author’s, once; of a machine that nobody knows nothing is taken';
    },
  },
];
