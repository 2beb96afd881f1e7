import { countFar } from '../gateway/count.ts';
import { everyFault } from '../gateway/faults.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import type { Fields } from '../src/domain/field.ts';
import { needsSomebody, upstreamStates } from '../src/domain/upstream.ts';
import type { ConnectorKind } from '../tests/support/connectors.ts';
import { openDeliveryStage } from '../tests/support/delivery-stage.ts';
import { makePeople } from '../tests/support/people.ts';
import { serverHash, testCommune } from '../tests/support/server-parts.ts';

/** What became of so many births that were handed over through everything that can go wrong. */
export interface Rehearsed {
  readonly entered: number;
  /** By the states of the dossiers on our side. */
  readonly states: Readonly<Record<string, number>>;
  readonly far: ReturnType<typeof countFar>;
  /** Dossiers with an error that no sending again mends, and of those the ones whose error stands at its field. */
  readonly faulty: number;
  readonly atTheirField: number;
  /** Dossiers that nobody there will ever ask about again, and that are neither registered nor before a person. */
  readonly stuck: number;
  readonly otherNumber: number;
  readonly withPersonalNumber: number;
  readonly sentAgainByHand: number;
  /** Pages that were here, and pages that are over there. */
  readonly pages: number;
  readonly pagesThere: number;
  readonly calls: number;
  readonly simulatedHours: number;
}

interface Wishes {
  readonly births: number;
  readonly seed: number;
  readonly kind?: ConnectorKind;
  readonly tell?: (line: string) => void;
}

const dayMs = 86_400_000;

/** One in ten has a page of its notice here, one in ten a page that never comes. */
function paperOf(index: number): 'here' | 'lost' | null {
  if (index % 10 === 1) return 'here';
  return index % 10 === 6 ? 'lost' : null;
}

function photograph(index: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, index % 256, index >> 8, ...new Array<number>(2_000).fill(7)]);
}

/** One in so many has a name longer than they take: no sending again mends it. */
const faultyEvery = 25;
const tooLong = 'Lò '.repeat(38).trim();

function madeUp(count: number, seed: number): readonly Fields[] {
  return Array.from({ length: count }, (_, index) =>
    makePeople(seed * 10_000 + index).birth(index % faultyEvery === 0 ? { 'child.fullName': tooLong } : {}),
  );
}

/** Enters the births, lets the connector work day by day, and plays the officer who looks at what lies before her once a day. */
export async function rehearse({ births, seed, kind = 'oneStop', tell = () => undefined }: Wishes): Promise<Rehearsed> {
  const stage = await openDeliveryStage({ faults: everyFault, seed, kind });
  const { store, clock } = stage.server;
  const scope = testCommune.code;
  const began = Date.parse(clock.now());
  const ids = await stage.enter(madeUp(births, seed));
  const isFaulty = (id: string): boolean => ids.indexOf(id) % faultyEvery === 0;
  for (const [index, id] of ids.entries()) {
    const paper = paperOf(index);
    if (paper === null) continue;
    const bytes = photograph(index);
    const page = { sha256: serverHash(bytes), bytes: bytes.length, type: 'image/jpeg' } as const;
    await stage.attach(id, [paper === 'here' ? await stage.bring(bytes) : page]);
  }
  tell(`${births} births are entered in the register.`);
  const all = (): Promise<readonly Dossier[]> => Promise.all(ids.map((id) => stage.dossier(id)));
  const isSettled = ({ id, upstream }: Dossier): boolean =>
    upstream !== undefined && (upstream.entry !== null || (isFaulty(id) && needsSomebody(upstream)));

  let byHand = 0;
  for (let day = 1; day <= 12 && !(await all()).every(isSettled); day += 1) {
    const end = began + day * dayMs;
    await stage.until(() => Promise.resolve(Date.parse(clock.now()) >= end), 100_000);
    for (const { id, upstream, entry } of await all()) {
      const again = upstream !== undefined && needsSomebody(upstream) && upstream.entry === null && !isFaulty(id);
      if (again && entry !== undefined) byHand += await store.deliveries.retry(scope, id, clock.now());
    }
    tell(`Day ${day}: ${(await all()).filter(isSettled).length} of ${births} are settled.`);
  }
  const dossiers = await all();
  const faulty = dossiers.filter(({ id }) => isFaulty(id));
  const rows = await store.deliveries.of(scope, ids);
  const resting = new Set(rows.filter(({ step }) => step === 'rest').map(({ entity }) => entity));
  const result: Rehearsed = {
    entered: births,
    states: Object.fromEntries(
      upstreamStates.map((state) => [state, dossiers.filter(({ upstream }) => upstream?.state === state).length]),
    ),
    far: countFar(stage.gateway.register.all(), Date.parse(clock.now())),
    faulty: faulty.length,
    atTheirField: faulty.filter(({ upstream }) => upstream?.problems[0]?.field === 'child.fullName').length,
    stuck: dossiers.filter(
      ({ id, upstream }) =>
        upstream === undefined || (resting.has(id) && upstream.state !== 'registered' && !needsSomebody(upstream)),
    ).length,
    otherNumber: dossiers.filter(
      ({ upstream }) => upstream?.problems.some(({ code }) => code === 'upstreamNumberDiffers') === true,
    ).length,
    withPersonalNumber: dossiers.filter(({ fields }) => fields['child.pin'] !== undefined).length,
    sentAgainByHand: byHand,
    pages: ids.filter((id, index) => paperOf(index) === 'here' && !isFaulty(id)).length,
    pagesThere: new Set(
      stage.gateway.register.all().flatMap(({ envelope }) => envelope.fileDinhKem.map(({ id }) => id)),
    ).size,
    calls: stage.calls(),
    simulatedHours: Math.round((Date.parse(clock.now()) - began) / 3_600_000),
  };
  await stage.close();
  return result;
}
