import * as v from 'valibot';
import type { Case } from '../conformance-case.ts';
import { createHash } from 'node:crypto';
import type { Row } from '../base.ts';
import { foldOf } from '../base.ts';
import { unpackRows } from '../../src/protocol/packed/pack-rows.ts';
import {
  snapshotChunkPath,
  type SnapshotManifest,
  snapshotManifestSchema,
  snapshotMediaType,
  snapshotPath,
} from '../../src/protocol/snapshot.ts';
import { mustRefuse } from '../must-refuse.ts';
import { must, mustBe, NotTried } from '../not-so.ts';
import type { World } from '../world.ts';

async function manifestOf(world: World): Promise<SnapshotManifest> {
  const { scope, session } = await world.desk();
  const nonce = world.newId();
  const reply = await world.talk.ask(`${snapshotPath(scope)}?nonce=${nonce}`, {
    headers: { authorization: `Bearer ${session.token}` },
  });
  if (reply.status === 404) throw new NotTried('no snapshot is offered; pages serve');
  const parsed = v.safeParse(snapshotManifestSchema, reply.json);
  must(reply.status === 200 && parsed.success, `${reply.status} ${reply.text.slice(0, 120)}`);
  mustBe('content-type', (reply.headers.get('content-type') ?? '').split(';')[0], snapshotMediaType);
  mustBe('nonce', parsed.output.nonce, nonce);
  return parsed.output;
}

async function chunkOf(world: World, { id }: SnapshotManifest, number: number, from = 0): Promise<Uint8Array> {
  const { scope, session } = await world.desk();
  const reply = await world.talk.ask(snapshotChunkPath(scope, id, number), {
    headers: {
      authorization: `Bearer ${session.token}`,
      'accept-encoding': 'identity',
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
    },
  });
  mustBe('status', reply.status, from > 0 ? 206 : 200);
  return reply.bytes;
}

const rowSchema = v.pipe(
  v.object({ kind: v.literal('dossier'), id: v.string(), rev: v.number(), state: v.looseObject({ id: v.string() }) }),
  v.transform((row): Row => ({ type: 'row', ...row })),
);

export const snapshot: readonly Case[] = [
  {
    rule: 'R11',
    name: 'snapshot',
    asked: 'all chunks of a snapshot: their bytes, and what their rows come to',
    async run(world) {
      const manifest = await manifestOf(world);
      const rows = new Map<string, Row>();
      for (const [number, { bytes, rows: count, sha256 }] of manifest.chunks.entries()) {
        const chunk = await chunkOf(world, manifest, number);
        mustBe('bytes', chunk.length, bytes);
        mustBe('SHA-256', createHash('sha256').update(chunk).digest('hex'), sha256);
        for (const row of v.parse(v.array(rowSchema), unpackRows(chunk, count))) rows.set(row.id, row);
      }
      mustBe('digest', foldOf([...rows.values()], world.hash), manifest.digest);
      const { epoch, seq, chain } = manifest;
      const page = (await (await world.desk()).lane().pull({ epoch, seq, chain }, { anchors: [] })).page();
      mustBe('its cursor is known', page.from, 'cursor');
      return `${rows.size} rows in ${manifest.chunks.length} chunks come to its digest; pages go on from its cursor`;
    },
  },
  {
    rule: 'R11',
    name: 'snapshot resumed',
    asked: 'a chunk from its tenth byte on',
    async run(world) {
      const manifest = await manifestOf(world);
      const [whole, rest] = [await chunkOf(world, manifest, 0), await chunkOf(world, manifest, 0, 10)];
      must(Buffer.from(whole.subarray(10)).equals(rest), 'other bytes than those of the whole');
      return `206 with the last ${rest.length} bytes`;
    },
  },
  {
    rule: 'R18',
    name: 'another commune’s snapshot',
    asked: 'the snapshot of a commune that is not one’s own',
    async run(world) {
      await manifestOf(world);
      const { session } = await world.desk();
      const reply = await world.talk.ask(`${snapshotPath('00000')}?nonce=${world.newId()}`, {
        headers: { authorization: `Bearer ${session.token}` },
      });
      mustRefuse(reply, { status: 403 });
      return '403';
    },
  },
];
