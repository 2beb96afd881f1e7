import { createRowPacker, type JsonValue } from '../src/protocol/packed/pack-rows.ts';
import { openServerInProcess } from '../tests/support/server-in-process.ts';
import { openDevice } from '../tests/support/device.ts';
import { fillCommune } from '../tests/support/big-commune.ts';

export interface FirstLoad {
  readonly records: number;
  readonly bytesDown: number;
  readonly bytesUp: number;
  readonly requests: number;
  /** From sign-in to the last exchange, and the share of it in which the event loop was held at a stretch, in ms. */
  readonly milliseconds: number;
  readonly equal: boolean;
}

/** A new device's first load of a commune with so many made-up births; bytes are ours as transferred. */
export async function measureFirstLoad(records: number): Promise<FirstLoad> {
  const server = await openServerInProcess();
  const [account] = server.accounts;
  await fillCommune(server.store, { scope: account.commune.code, author: account.id, count: records });
  const device = await openDevice({ serverUrl: server.serverUrl, account, name: 'máy mới', fetch: server.fetch });
  const startedAt = performance.now();
  const { bytesDown, bytesUp, requests } = await device.sync();
  const milliseconds = Math.round(performance.now() - startedAt);
  const { digest } = await server.store.read((reads) => reads(account.commune.code).counter());
  const equal = (await device.digest()) === digest;
  await device.close();
  await server.close();
  return { records, bytesDown, bytesUp, requests, milliseconds, equal };
}

const groups: readonly (readonly [string, RegExp])[] = [
  ['record ids', /^(?:id|state\.id)$/u],
  ['event ids', /^state\.events\.\d+\.id$/u],
  ['slip tokens', /^state\.slipToken$/u],
  ['moments', /^state\.(?:receivedAt|dueAt|events\.\d+\.(?:occurredAt|recordedAt|clockOffset))$/u],
  ['codes', /^state\.codes/u],
  ['rest of the events', /^state\.events/u],
  ['names', /fullName$/u],
  ['personal numbers', /(?:\.pin|idDocument\.number)$/u],
  ['identity documents', /idDocument/u],
  ['days of birth', /birthDate/u],
  ['addresses', /(?:residence|hometown|birthPlace)/u],
  ['telephone and post', /(?:phone|email)$/u],
  ['birth notices', /birthNotice/u],
];

/** Bytes a record by group of columns: what packing so many records costs more with the group than without it. */
export async function measureColumns(records: number): Promise<Readonly<Record<string, number>>> {
  const server = await openServerInProcess();
  const [account] = server.accounts;
  const scope = account.commune.code;
  await fillCommune(server.store, { scope, author: account.id, count: records });
  const rows = await server.store.read(async (reads) => {
    const heads = await reads(scope).headsAfter(0, records);
    const entities = await reads(scope).entities(heads.map(({ id }) => id));
    return [...entities].sort((a, b) => a.seq - b.seq);
  });
  await server.close();
  const values = rows.map(({ kind, id, rev, state }): JsonValue => ({
    kind,
    id,
    rev,
    state: JSON.parse(state) as JsonValue,
  }));
  const result: Record<string, number> = {};
  let left: readonly JsonValue[] = values;
  let before = packedBytes(left);
  result['all'] = before / records;
  for (const [name, pattern] of groups) {
    left = left.map((row) => without(row, pattern, ''));
    const after = packedBytes(left);
    result[name] = (before - after) / records;
    before = after;
  }
  result['everything else'] = before / records;
  return result;
}

const rowsPerChunk = 400;

function packedBytes(rows: readonly JsonValue[]): number {
  let bytes = 0;
  for (let at = 0; at < rows.length; at += rowsPerChunk) {
    const packer = createRowPacker();
    for (const row of rows.slice(at, at + rowsPerChunk)) packer.add(row);
    bytes += packer.finish().length;
  }
  return bytes;
}

function without(value: JsonValue, pattern: RegExp, path: string): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, child]): [string, JsonValue][] => {
    const here = path === '' ? key : `${path}.${key}`;
    return pattern.test(here) ? [] : [[key, without(child, pattern, here)]];
  });
  return Array.isArray(value) ? kept.map(([, child]) => child) : Object.fromEntries(kept);
}
