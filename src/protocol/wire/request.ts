import type { HashText } from '../../domain/words.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import type { SyncRequest } from '../sync-exchange.ts';
import { isArray, isObject, type Json, type JsonObject, objectOf, WireError } from './json.ts';
import { objectIn, packed, part, placed, unpacked, unplaced, without } from './places.ts';
import { type Allowance, countOf, listOf, textOf } from './unpack.ts';

/** First thing in a body in columns. A body in plain JSON begins with a brace. */
export const wireVersion = 2;

const headKeys = ['nonce', 'device', 'incarnation', 'build'];
const laneKeys = ['scope', 'incarnation', 'author', 'from'];
const pullKeys = ['scope', 'cursor', 'want', 'pageBytes'];
const cursorKeys = ['epoch', 'seq', 'chain'];
const checkLength = 8;

/**
 * A request as it travels: its head by places, the items of all lanes one after the other in columns. A mutation's hash
 * goes as its first eight digits, a check on what the reader computes itself; whole when the server has asked for them.
 */
export function writeRequest(request: SyncRequest, { wholeHashes }: { readonly wholeHashes: boolean }): Json {
  const { lanes, held, pull, ...head } = request as unknown as JsonObject & {
    readonly lanes: readonly JsonObject[];
    readonly held: readonly Json[];
    readonly pull: readonly JsonObject[];
  };
  const items = lanes.flatMap((lane) => part(lane, 'mutations') as readonly JsonObject[]);
  return [
    wireVersion,
    placed(without(head, ['protocol']), headKeys),
    lanes.map((lane) => [listOf(lane['mutations']).length, ...placed(without(lane, ['mutations']), laneKeys)]),
    packed(items.map((item) => (wholeHashes || !Object.hasOwn(item, 'mutation') ? item : shortened(item)))),
    packed(held),
    pull.map((one) => {
      const { cursor = null, want = [] } = one;
      const at = cursor === null ? null : placed(objectIn(cursor), cursorKeys);
      return placed({ ...shortPull(one), cursor: at, want: packed(listOf(want)) }, pullKeys);
    }),
  ];
}

// Every idle exchange says both: `kinds` as a list tells how many it knows, and then the anchors (L35).
function shortPull(pull: JsonObject): JsonObject {
  const { kinds, anchors, ...rest } = pull;
  return kinds !== undefined && anchors !== undefined && isArray(anchors)
    ? { ...rest, kinds: [kinds, ...anchors] }
    : pull;
}

// As builds wrote it that know dossiers and books alone: `books` as a list told of these, and of the anchors.
function kindsAndAnchors({ kinds, books }: JsonObject): [string, Json][] {
  if (kinds !== undefined && isArray(kinds)) {
    const [known = null, ...anchors] = kinds;
    return [
      ['kinds', known],
      ['anchors', anchors],
    ];
  }
  if (books === undefined || !isArray(books)) return [];
  return [
    ['books', true],
    ['anchors', books],
  ];
}

function shortened(item: JsonObject): JsonObject {
  return objectOf([...Object.entries(item), ['hash', textOf(item['hash']).slice(0, checkLength)]]);
}

/** Canonical texts by the hash that was computed from them, so that nobody has to make them twice. */
export type HashedTexts = ReadonlyMap<string, string>;

export type ReadRequest =
  | { readonly status: 'read'; readonly request: Json; readonly texts: HashedTexts }
  /** A mutation is not what its check says: the whole hashes are needed, to keep it under its own (R4). */
  | { readonly status: 'sendHashes' };

/**
 * What `writeRequest` was given, not yet held to the schema.
 *
 * @throws {WireError}
 */
export function readRequest(form: Json, allowance: Allowance, hash: HashText): ReadRequest {
  const [version, head, lanes, items, held, pull, ...more] = listOf(form);
  if (version !== wireVersion || more.length > 0) throw new WireError('a request of another make');
  const texts = new Map<string, string>();
  const sent: JsonObject[] = [];
  for (const item of unpacked(items, allowance).map(objectIn)) {
    const whole = hashed(item, hash, texts);
    if (whole === undefined) return { status: 'sendHashes' };
    sent.push(whole);
  }
  let at = 0;
  const request = objectOf([
    ['protocol', wireVersion],
    ...Object.entries(unplaced(head, headKeys)),
    [
      'lanes',
      listOf(lanes).map((lane) => {
        const [length, ...parts] = listOf(lane);
        const end = at + countOf(length);
        if (end > sent.length) throw new WireError('a lane of more items than came');
        const mutations = sent.slice(at, end);
        at = end;
        return objectOf([...Object.entries(unplaced(parts, laneKeys)), ['mutations', mutations]]);
      }),
    ],
    ['held', unpacked(held, allowance)],
    [
      'pull',
      listOf(pull).map((one) => {
        const parts = unplaced(one, pullKeys);
        const cursor = part(parts, 'cursor');
        const changed: [string, Json][] = [
          ['cursor', cursor === null ? null : unplaced(cursor, cursorKeys)],
          ['want', unpacked(parts['want'], allowance)],
          ...kindsAndAnchors(parts),
        ];
        return objectOf([...Object.entries(parts), ...changed]);
      }),
    ],
  ]);
  if (at !== sent.length) throw new WireError('items of no lane');
  return { status: 'read', request, texts };
}

function hashed(item: JsonObject, hash: HashText, texts: Map<string, string>): JsonObject | undefined {
  const told = textOf(part(item, 'hash'));
  const mutation = Object.hasOwn(item, 'mutation') ? item['mutation'] : undefined;
  if (told.length !== checkLength || mutation === undefined || !isObject(mutation)) return item;
  const text = canonicalOf(mutation);
  const whole = text === undefined ? '' : hash(text);
  if (text === undefined || !whole.startsWith(told)) return undefined;
  if (!droppedBySchemas.some((key) => text.includes(key))) texts.set(whole, text);
  return { ...item, hash: whole };
}

// Keys that schemas leave out of what they read: the text would not be the text of what comes of it.
const droppedBySchemas = ['"__proto__"', '"prototype"', '"constructor"'];

function canonicalOf(value: Json): string | undefined {
  try {
    return canonicalText(value);
  } catch {
    // Half a surrogate pair has no canonical text.
    return undefined;
  }
}
