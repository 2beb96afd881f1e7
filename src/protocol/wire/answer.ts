import type { SyncRequest, SyncResponse } from '../sync-exchange.ts';
import { isArray, type Json, type JsonObject, objectOf, WireError } from './json.ts';
import { objectIn, packed, part, placed, unpacked, unplaced, without } from './places.ts';
import { wireVersion } from './request.ts';
import { type Allowance, countOf, listOf, textOf } from './unpack.ts';

const headKeys = ['nonce', 'serverTime', 'spreadMs'];
const laneKeys = ['scope', 'incarnation', 'author'];
/** Said of lanes of another device alone, and then by the run's place. */
const laneDevice = 'device';
const laneSays = ['expected', 'outcome'];
const pageKeys = ['scope', 'from', 'anchor', 'cursor', 'more', 'digest', 'fold', 'changes', 'wanted'];
const cursorKeys = ['epoch', 'seq', 'chain'];
const itemKeys = ['scope', 'mid', 'hash'];

/** One item of the request, to which an answer refers by its number. */
interface Item {
  readonly scope: string;
  readonly mid: string;
  readonly hash: string;
  readonly entity: Json;
}

/** What both sides know of the request: the device has written it, the server has read it. */
function itemsOf({ lanes }: SyncRequest): readonly Item[] {
  return lanes.flatMap(({ scope, mutations }) =>
    mutations.map((sent): Item => {
      if (!('mutation' in sent)) {
        return { scope, mid: 'letGo' in sent ? sent.letGo : sent.unreadable, hash: sent.hash, entity: null };
      }
      const { mid, entity } = sent.mutation as { readonly mid: string; readonly entity?: Json };
      return { scope, mid, hash: sent.hash, entity: typeof entity === 'string' ? entity : null };
    }),
  );
}

/** An answer as it travels: what the request said already is told by its number there. */
export function writeAnswer(answer: SyncResponse, request: SyncRequest): Json {
  const { lanes, receipts, changes, ...head } = answer as unknown as JsonObject & {
    readonly lanes: readonly JsonObject[];
    readonly receipts: readonly JsonObject[];
    readonly changes: readonly JsonObject[];
  };
  const items = itemsOf(request);
  const places = new Map(items.map((item, place) => [itemText(item), place]));
  const midPlaces = new Map(items.map(({ mid }, place) => [mid, place]));
  const runs = new Map(
    (request.lanes as readonly unknown[] as readonly JsonObject[]).map((lane, place) => [laneText(lane), place]),
  );
  const refs = receipts.map((receipt) => places.get(itemText(receipt)) ?? null);
  return [
    wireVersion,
    placed(without(head, ['protocol']), headKeys),
    lanes.map((lane) => {
      const says = placed(without(lane, [...laneKeys, laneDevice]), laneSays);
      return [runs.get(laneText(lane)) ?? laneKeys.map((key) => part(lane, key)), ...says];
    }),
    packed(refs),
    packed(receipts.map((receipt, index) => (refs[index] === null ? receipt : without(receipt, itemKeys)))),
    changes.map((page) => {
      const shortened = (list: Json | undefined): Json =>
        packed(listOf(list).map((change) => writeChange(objectIn(change), items, midPlaces)));
      return placed(
        {
          ...page,
          cursor: placed(objectIn(page['cursor']), cursorKeys),
          changes: shortened(page['changes']),
          wanted: shortened(page['wanted']),
        },
        pageKeys,
      );
    }),
  ];
}

const itemText = (item: JsonObject | Item): string => keyText(item as JsonObject, itemKeys);
const laneText = (lane: JsonObject): string => keyText(lane, [...laneKeys, laneDevice]);
const keyText = (value: JsonObject, keys: readonly string[]): string => JSON.stringify(keys.map((key) => value[key]));

// L35: a marker of what this very request brought says which of its items, and not even the record's id.
function writeChange(change: JsonObject, items: readonly Item[], places: ReadonlyMap<string, number>): JsonObject {
  const { mids } = change;
  if (change['type'] !== 'own' || mids === undefined || !isArray(mids)) return change;
  const refs = mids.map((mid): Json => (typeof mid === 'string' ? (places.get(mid) ?? mid) : mid));
  const [first] = refs;
  const entity = typeof first === 'number' ? items[first]?.entity : null;
  const shortened = objectOf([...Object.entries(change), ['mids', refs]]);
  return entity !== null && entity === change['id'] ? without(shortened, ['id']) : shortened;
}

/**
 * What `writeAnswer` was given, not yet held to the schema. `request`: the one that was sent.
 *
 * @throws {WireError}
 */
export function readAnswer(form: Json, request: SyncRequest, allowance: Allowance): Json {
  const [version, head, lanes, refs, receipts, changes, ...more] = listOf(form);
  if (version !== wireVersion || more.length > 0) throw new WireError('an answer of another make');
  const items = itemsOf(request);
  const places = unpacked(refs, allowance);
  const bodies = unpacked(receipts, allowance).map(objectIn);
  if (places.length !== bodies.length) throw new WireError('receipts of another number');
  return objectOf([
    ['protocol', wireVersion],
    ...Object.entries(unplaced(head, headKeys)),
    [
      'lanes',
      listOf(lanes).map((lane) => {
        const [run = null, ...says] = listOf(lane);
        return objectOf([...laneOf(run, request), ...Object.entries(unplaced(says, laneSays))]);
      }),
    ],
    [
      'receipts',
      bodies.map((body, index) => {
        const place = places[index] ?? null;
        if (place === null) return body;
        const { scope, mid, hash } = itemAt(items, place);
        return objectOf([['scope', scope], ['mid', mid], ['hash', hash], ...Object.entries(body)]);
      }),
    ],
    [
      'changes',
      listOf(changes).map((page) => {
        const parts = unplaced(page, pageKeys);
        const lengthened = (list: Json | undefined): Json[] =>
          unpacked(list, allowance).map((change) => readChange(objectIn(change), items));
        return objectOf([
          ...Object.entries(parts),
          ['cursor', unplaced(part(parts, 'cursor'), cursorKeys)],
          ['changes', lengthened(parts['changes'])],
          ['wanted', lengthened(parts['wanted'])],
        ]);
      }),
    ],
  ]);
}

function laneOf(run: Json, request: SyncRequest): [string, Json][] {
  if (isArray(run)) return laneKeys.map((key, place): [string, Json] => [key, textOf(run[place])]);
  const lane = request.lanes[countOf(run)];
  if (lane === undefined) throw new WireError('a lane that was not sent');
  const { scope, incarnation, author, device } = lane;
  return Object.entries({ scope, incarnation, author, ...(device === undefined ? {} : { device }) });
}

function itemAt(items: readonly Item[], place: Json): Item {
  const item = items[countOf(place)];
  if (item === undefined) throw new WireError('an item that was not sent');
  return item;
}

function readChange(change: JsonObject, items: readonly Item[]): JsonObject {
  const { mids } = change;
  if (change['type'] !== 'own' || mids === undefined || !isArray(mids)) return change;
  const [first = null] = mids;
  const whole = mids.map((mid): Json => (typeof mid === 'number' ? itemAt(items, mid).mid : mid));
  const id = Object.hasOwn(change, 'id') ? change['id'] : itemAt(items, first).entity;
  return objectOf([...Object.entries(change), ['id', id ?? null], ['mids', whole]]);
}
