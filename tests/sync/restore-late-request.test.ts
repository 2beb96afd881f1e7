import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { birthCommand } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { drained, openRestorable, type RestorableServer } from '../support/restorable-server.ts';

let hall: RestorableServer;
let tab: Tab;
let other: Tab;
const people = makePeople(47);

beforeEach(async () => {
  hall = await openRestorable();
  tab = openTab(hall.server, { fetch: hall.line.fetch });
  other = openTab(hall.server, { seed: 61, fetch: hall.line.fetch });
  await tab.signIn(0);
  await other.signIn(1);
});
afterEach(async () => {
  tab.store.close();
  other.store.close();
  await hall.close();
});

/** The records made. */
async function births(number: number): Promise<string[]> {
  const made: string[] = [];
  for (let at = 1; at <= number; at += 1) {
    const saved = await tab.store.perform(birthCommand(people.birth(), at));
    if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
    made.push(saved.entity);
  }
  return made;
}

const phone = 'applicant.phone';
const phoneOf = async (entity: string): Promise<unknown> => (await tab.store.dossier(entity))?.dossier.fields[phone];
const edit = (of: Tab, entity: string, from: unknown, to: string) =>
  of.store.perform({ name: 'editDossier', entity, args: { changes: [{ field: phone, from, to }] } });

describe('a request that comes late, to the restored server', () => {
  it('[R4] [R10] [R13] brings acts before their maker offers them again: she hears what became of each', async () => {
    const made = await births(3);
    await drained(tab, other);
    await hall.backUp('backup.db');
    const before = await Promise.all(made.map((entity) => phoneOf(entity)));
    for (const [at, entity] of made.entries()) await edit(tab, entity, before[at], `099900000${at}`);
    let late: Request | undefined;
    hall.line.next((pass, request) => {
      late = request.clone();
      return pass();
    });
    await drained(tab);
    await hall.restore('backup.db');
    await edit(other, made[0] ?? '', before[0], '0999111111');
    await drained(other);
    if (late !== undefined) await hall.server.fetch(late);
    await drained(tab);
    expect((await tab.store.outbox()).entries).toMatchObject([{ entity: made[0], receipt: { status: 'parked' } }]);
    await drained(tab, other);
    const { digest } = await hall.server.store.read((reads) => reads('99999').counter());
    for (const each of [tab, other]) expect(await each.store.exchange.digest()).toBe(digest);
  });
});
