import { testCommune } from '../../tests/support/server-parts.ts';
import { type Hall, type HallMachine, minute } from './open-hall.ts';
import type { HallWatch } from './watch-hall.ts';

const mostRounds = 12;

const present = ({ machines }: Hall): readonly HallMachine[] => machines.filter(({ isLost }) => !isLost);

/** The hub alone has a line for a moment, and then nobody has: what the province has said reaches the desks by the hub. */
export async function checkWordOfTheHub(hall: Hall, { violate }: HallWatch): Promise<void> {
  const { hub, lines, pass } = hall;
  lines.hubIsThere = true;
  lines.loses.clear();
  for (const machine of present(hall)) machine.isUp = false;
  hub.line.isUp = false;
  for (let round = 0; round < 2; round += 1) {
    pass(11 * minute);
    for (const { device } of present(hall)) await device.sync();
  }
  hub.line.isUp = true;
  await hub.hub.work();
  hub.line.isUp = false;
  const answered = new Set(hub.held().flatMap(({ mid, proof }) => (proof === null ? [] : [mid])));
  pass(11 * minute);
  for (const { device } of present(hall)) {
    await device.sync();
    const untold = (await device.outbox()).filter(({ mid }) => answered.has(mid));
    if (untold.length > 0)
      violate('hands', `${device.name} was not told by the hub of ${untold.length} acts that are answered`);
  }
}

/** The trouble is over: within bounded time nothing waits anywhere but what nobody can bring any more. */
export async function hallComesToRest(hall: Hall, { violate }: HallWatch): Promise<void> {
  const { province, hub, machines, lines, pass } = hall;
  lines.hubIsThere = true;
  lines.loses.clear();
  hub.line.isUp = true;
  for (const machine of machines) machine.isUp = true;
  for (let round = 0; round < mostRounds; round += 1) {
    pass(11 * minute);
    await hub.hub.work();
    for (const { device } of present(hall)) await device.sync();
    const outboxes = await Promise.all(present(hall).map(({ device }) => device.outbox()));
    const head = await province.server.store.read((of) => of(testCommune.code).counter());
    const isAtHead = hub.mirror.isWhole() && hub.mirror.cursor()?.seq === head.seq;
    const isDry = hub.store.counts().waiting === (await stuckOf(hall));
    if (outboxes.every((entries) => entries.length === 0) && isDry && isAtHead) return;
  }
  violate('drains', `after ${mostRounds} rounds ${hub.store.counts().waiting} acts wait at the hub`);
}

/** Acts of a lost machine behind one that nobody has any more: they wait at the hub for ever. */
async function stuckOf(hall: Hall): Promise<number> {
  const lanes = await lanesOfLost(hall);
  return lanes.reduce((sum, { rows, next }) => {
    const waits = rows.filter(({ isSettled }) => !isSettled);
    return rows.some(({ seq }) => seq === next) ? sum : sum + waits.filter(({ seq }) => seq > next).length;
  }, 0);
}

/** What the hub holds of machines that are lost, by lane, and the number that the province asks for next. */
async function lanesOfLost({ province, hub, machines }: Hall) {
  const lost: string[] = [];
  for (const machine of machines) if (machine.isLost) lost.push(...machine.saved);
  const rows = hub.held().filter(({ mid }) => lost.includes(mid));
  const keys = new Map(
    rows.map(({ device, incarnation, author }) => [
      `${device} ${incarnation} ${author}`,
      { device, incarnation, author },
    ]),
  );
  const at = await province.server.store.read((of) => of(testCommune.code).lanes([...keys.values()]));
  return [...keys.values()].map((key) => {
    const isOf = (one: typeof key): boolean =>
      one.device === key.device && one.incarnation === key.incarnation && one.author === key.author;
    return { rows: rows.filter(isOf), next: (at.find(isOf)?.last ?? 0) + 1 };
  });
}

/** At rest each act is there once, with its first time, and everybody has what the province has. */
export async function checkHallAtRest(hall: Hall, { violate, vouched }: HallWatch): Promise<void> {
  const { province, hub, machines } = hall;
  const { counter, receipts } = await province.server.store.read(async (of) => ({
    counter: await of(testCommune.code).counter(),
    receipts: await of(testCommune.code).latestReceipts(machines.flatMap(({ saved }) => saved)),
  }));
  const there = new Map(receipts.map((receipt) => [receipt.mid, receipt]));
  if (counter.mutationNo !== there.size)
    violate('doubled', `${counter.mutationNo} acts are there of ${there.size} that were made`);
  for (const { mid, status } of receipts) if (status !== 'applied') violate('oracle', `${mid} is ${status}`);
  for (const { device, saved, isLost } of machines) {
    if (!isLost) for (const mid of saved) if (!there.has(mid)) violate('lost', `${mid} of ${device.name} is nowhere`);
  }
  for (const { rows, next } of await lanesOfLost(hall)) {
    const mid = rows.find(({ seq }) => seq === next)?.mid;
    if (mid !== undefined && !there.has(mid))
      violate('lost', `${mid} of a lost machine is at the hub, and at the province it is not`);
  }
  for (const [mid, time] of vouched) {
    const now = there.get(mid)?.serverTime;
    if (now !== undefined && now !== time)
      violate('firstTime', `${mid} was first taken in at ${time}, and is told as of ${now}`);
  }
  const opened = machines.flatMap(({ received, isLost }) => (isLost ? [] : received));
  for (const { device } of present(hall)) {
    if ((await device.digest()) !== counter.digest)
      violate('digest', `${device.name} has another base than the province`);
    const views = new Map((await device.dossiers()).map((view) => [view.dossier.id, view]));
    const wrong = opened.filter((id) => views.get(id)?.dossier.business !== 'RECEIVED');
    if (wrong.length > 0) violate('shown', `${device.name} does not show ${wrong.length} dossiers as they are`);
    const open = [...views.values()].filter(({ exchange }) => exchange !== 'received');
    if (open.length > 0) violate('screen', `${device.name} shows ${open.length} dossiers as not received`);
  }
  const mirrored = await hub.mirror.store().read((of) => of(testCommune.code).counter());
  if (mirrored.digest !== counter.digest) violate('mirror', 'the mirror is not as the province');
}
