import type { Dossier } from '../../src/domain/dossier.ts';
import type { HashText, Instant } from '../../src/domain/words.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import type { Delivery } from '../store/delivery-port.ts';
import type { ServerStore } from '../store/port.ts';
import type { DeliveryCommune } from './delivery-settings.ts';
import { pagesOf } from '../../src/domain/documents/document.ts';
import { dossierCode } from './dossier-code.ts';
import { mapRecord, type MappingWorld } from './mapping/map-record.ts';
import type { Mapping } from './mapping/mapping.ts';
import { type Note, noteUpstream, type NotingParts } from './note-upstream.ts';

export interface FollowParts extends NotingParts {
  readonly mapping: Mapping;
  readonly worldOf: (commune: DeliveryCommune) => MappingWorld;
}

/** Records of one step. */
const atOnce = 200;

/** Puts into the queue what has been entered since it was last looked, and again what was put right. */
export async function followLog(commune: DeliveryCommune, parts: FollowParts): Promise<void> {
  const { store, clock } = parts;
  const { code: scope } = commune;
  for (;;) {
    const from = await store.deliveries.mark(scope);
    const { heads, dossiers } = await readOn(scope, from, store);
    const last = heads.at(-1);
    if (last === undefined) return;
    const known = await store.deliveries.of(
      scope,
      heads.map(({ id }) => id),
    );
    const byId = new Map(known.map((delivery) => [delivery.entity, delivery]));
    const wanted = dossiers.flatMap((dossier) => wantedDelivery(dossier, byId.get(dossier.id), commune, parts));
    const here = new Set(dossiers.filter(isToBeHandedOver).map(({ id }) => id));
    // Noted first: of a step that is cut off between the two the second says what is said already.
    const notes = wanted.flatMap(({ entity, code }): Note[] => [{ entity, args: queued(code, clock.now()) }]);
    await noteUpstream(scope, notes, parts);
    const gone = known.filter(({ entity }) => !here.has(entity)).map(({ entity }) => entity);
    await store.deliveries.keep(scope, { from, to: last.seq, put: wanted, gone });
    if (heads.length < atOnce) return;
  }
}

async function readOn(scope: string, from: number, store: ServerStore) {
  return store.read(async (of) => {
    const reads = of(scope);
    const heads = await reads.headsAfter(from, atOnce);
    const ids = heads.filter(({ kind, left }) => kind === 'dossier' && !left).map(({ id }) => id);
    const states = ids.length === 0 ? [] : await reads.entities(ids);
    return { heads, dossiers: states.map(({ state }) => JSON.parse(state) as Dossier) };
  });
}

/** Old books are brought in by files of their own, and what a person has keyed in there is there: of them nothing goes this way. */
function isToBeHandedOver({ entry, source, upstream }: Dossier): boolean {
  return entry !== undefined && source === undefined && upstream?.handed === undefined;
}

function wantedDelivery(
  dossier: Dossier,
  known: Delivery | undefined,
  commune: DeliveryCommune,
  { mapping, worldOf, hash, clock }: FollowParts,
): readonly Delivery[] {
  if (!isToBeHandedOver(dossier)) return [];
  const { entry } = dossier;
  const module = mapping.moduleOf(dossier.procedure);
  if (entry === undefined || module === undefined) return [];
  const fingerprint = fingerprintNow(dossier, commune, { mapping, worldOf, hash });
  const now = clock.now();
  if (known === undefined) {
    const code = dossierCode(dossier, commune.codePrefix, hash);
    const begun = { scope: commune.code, entity: dossier.id, module, code, fingerprint, since: now };
    // It may be there from before a restore: they are asked first.
    return [
      { ...begun, state: 'queued', step: 'ask', tries: 0, unknowns: 0, papersOwed: 0, dueAt: now, answeredAt: null },
    ];
  }
  const isStuck = known.step === 'rest' && known.state !== 'registered';
  if (!isStuck || known.fingerprint === fingerprint) return [];
  // Whatever else they have said of it, they may have it: they are asked first.
  const step = known.state === 'supplement' || known.state === 'refused' ? 'send' : 'ask';
  return [{ ...known, fingerprint, state: 'queued', step, tries: 0, unknowns: 0, dueAt: now }];
}

/** What it would say if it went now. */
export function fingerprintNow(
  dossier: Dossier,
  commune: DeliveryCommune,
  { mapping, worldOf, hash }: Pick<FollowParts, 'mapping' | 'worldOf' | 'hash'>,
): string {
  const { entry } = dossier;
  if (entry === undefined) return '';
  return fingerprintOf(mapRecord(dossier, entry, mapping, worldOf(commune)), dossier, hash);
}

/** What the dossier would say there; another one when it has been put right. */
export function fingerprintOf(mapped: ReturnType<typeof mapRecord>, dossier: Dossier, hash: HashText): string {
  const pages = pagesOf(dossier).map(({ sha256 }) => sha256);
  const said = mapped.status === 'record' ? mapped.record : mapped.status;
  return hash(canonicalText(pages.length === 0 ? said : { said, pages }));
}

function queued(code: string, at: Instant): Note['args'] {
  const nothing = { said: '', until: null, entry: null, personalNumber: null, problems: [] };
  return { state: 'queued', at, code, ...nothing };
}
