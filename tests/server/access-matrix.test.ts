import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActName, actNames } from '../../src/domain/access/act-names.ts';
import { actRights } from '../../src/domain/access/act-rights.ts';
import { type Role, roles } from '../../src/domain/access/role.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { runOf } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type AccessStage, setAccessStage } from './access-stage.ts';

// Every role, every act, in one's own commune and in another, on one's own record and on another's: generated from the table,
// asked of the server by the exchange, on whichever database the run is about.

let server: ServerInProcess;
let stage: AccessStage;

beforeAll(async () => {
  server = await openServerInProcess();
  stage = await setAccessStage(server);
});
afterAll(() => server.close());

interface Cell {
  readonly name: ActName;
  readonly whose: 'own' | 'others';
  readonly args: Mutation['args'];
  readonly allowed: boolean;
}

/** What the table says of one role and one act, in arguments on either side of where the right ends. */
function cellsOf(role: Role, name: ActName): readonly Cell[] {
  const right = actRights[name][role];
  const cells = (args: Mutation['args'], allowed: (whose: Cell['whose']) => boolean): Cell[] =>
    (['own', 'others'] as const).map((whose) => ({ name, whose, args, allowed: allowed(whose) }));
  const recorded = stage.argsOf(name);
  switch (right) {
    case undefined:
      return cells(recorded, () => false);
    case 'may':
      return cells(recorded, () => true);
    case 'own':
    case 'ownWaiting':
      return cells(recorded, (whose) => whose === 'own');
    case 'notDeciding':
      return [...cells(stage.deciding(name), () => false), ...cells(stage.recording(name), () => true)];
    case 'atCounter':
      return [
        ...cells({ ...recorded, to: 'SUBMITTED_FOR_SIGNATURE' }, () => false),
        ...cells({ ...recorded, from: 'REGISTERED', to: 'COMPLETED' }, () => true),
      ];
    case 'samePen':
      return [
        ...cells({ ...recorded, to: { device: stage.person.device, name: 'Máy một cửa' } }, () => false),
        ...cells({ ...recorded, to: null }, () => true),
      ];
    case 'asBookSays':
      return [
        ...cells({ ...recorded, stands: 'theirs' }, () => false),
        ...cells({ ...recorded, stands: 'book' }, () => true),
      ];
    default:
      return right satisfies never;
  }
}

const words = ({ name, whose, args, allowed }: Cell): string =>
  `${name} on ${whose}, ${JSON.stringify(args).slice(0, 80)}: ${allowed ? 'may' : 'may not'}`;

const changes = async (): Promise<number> =>
  (await server.store.read((reads) => reads(stage.person.scope).counter())).seq;

describe('what a person may do in her own commune', () => {
  it.each(roles)('[R9] [R18] %s: what the table says, act by act, and nothing else takes effect', async (role) => {
    const cells = actNames.flatMap((name) => cellsOf(role, name));
    await server.store.accounts.setRoles(stage.person.author, [role], server.clock.now());
    const answerOf = async (some: readonly Cell[]): Promise<Map<string, string>> => {
      const acts = some.map((cell) => stage.actOn(cell));
      const { receipts } = await stage.push(acts);
      const codes = new Map(receipts.map(({ mid, status, problems }) => [mid, `${status} ${problems[0]?.code ?? ''}`]));
      return new Map(some.map((cell, at) => [words(cell), codes.get(acts[at]?.mid ?? '') ?? 'no receipt']));
    };
    const forbidden = cells.filter(({ allowed }) => !allowed);
    const before = await changes();
    const refused = await answerOf(forbidden);
    expect([...refused].filter(([, word]) => word !== 'quarantined roleLacking')).toEqual([]);
    expect(refused.size).toBe(forbidden.length);
    expect(await changes()).toBe(before);
    const taken = await answerOf(cells.filter(({ allowed }) => allowed));
    expect([...taken].filter(([, word]) => /roleLacking|no receipt|accessEnded|unknown/u.test(word))).toEqual([]);
    expect(taken.size + refused.size).toBe(cells.length);
  });
});

describe('what a person may do in another commune', () => {
  it.each(roles)('[R18] %s of the commune beside it: nothing, whatever it is', async (role) => {
    const { neighbour } = stage;
    await server.store.accounts.setRoles(neighbour.author, [role], server.clock.now());
    const by = { author: neighbour.author, device: neighbour.device };
    const cells = actNames.flatMap((name) => cellsOf(role, name));
    const acts = cells.map((cell): Mutation => ({ ...stage.actOn(cell), ...by }));
    const before = await changes();
    const lane = runOf(neighbour.author, neighbour.incarnation, stage.person.scope, stage.nextOfNeighbour(acts), acts);
    const { receipts } = await neighbour.exchange({ lanes: [lane] });
    const odd = receipts.filter(({ problems }) => problems[0]?.code !== 'notYourCommune');
    expect([receipts.length, odd]).toEqual([acts.length, []]);
    expect(await changes()).toBe(before);
  });
});
