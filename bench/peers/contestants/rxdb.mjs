import http from 'node:http';
import compression from 'compression';
import express from 'express';
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { addressOf } from '../address-of.mjs';
import { readJson } from '../read-json.mjs';

// RxDB's free core on its memory storage, with a custom server as its page on replication over HTTP describes one: a
// checkpoint to pull from, and rows of new and assumed state to push. Answers are packed, which that page leaves open.
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 100 }, fields: { type: 'object', additionalProperties: true } },
};

/** @typedef {import('../peer.d.ts').PeerRecord} PeerRecord */

const pushed = (/** @type {unknown} */ body) =>
  /** @type {{ newDocumentState: PeerRecord, assumedMasterState?: PeerRecord }[]} */ (body);

/** @type {import('../peer.d.ts').OpenPeerServer} */
export const openServer = async () => {
  /** @type {Map<string, { seq: number, state: PeerRecord }>} */
  const kept = new Map();
  let seq = 0;
  /** @param {PeerRecord} state */
  const keep = (state) => {
    seq += 1;
    // Written anew, so that the map is in the order of the numbers.
    kept.delete(state.id);
    kept.set(state.id, { seq, state });
  };
  const app = express();
  app.use(compression());
  app.use(express.json({ limit: '100mb' }));
  app.get('/pull', (request, response) => {
    const after = Number(request.query['after']);
    const most = Number(request.query['batch']);
    const documents = [];
    let last = after;
    for (const { seq: at, state } of kept.values()) {
      if (at <= after) continue;
      documents.push(state);
      last = at;
      if (documents.length === most) break;
    }
    response.json({ documents, checkpoint: { seq: last } });
  });
  app.post('/push', (request, response) => {
    const conflicts = [];
    for (const { newDocumentState, assumedMasterState } of pushed(request.body)) {
      const known = kept.get(newDocumentState.id)?.state;
      const expected = JSON.stringify(known) === JSON.stringify(assumedMasterState);
      if (known === undefined || expected) keep(newDocumentState);
      else conflicts.push(known);
    }
    response.json(conflicts);
  });
  return {
    port: await addressOf(http.createServer(app)),
    async fill(made) {
      for (const record of made) keep({ ...record, _deleted: false });
    },
    async held() {
      return [...kept.keys()];
    },
  };
};

/** @type {import('../peer.d.ts').OpenPeerDevice} */
export const openDevice = async ({ name, url, batch }) => {
  const database = await createRxDatabase({
    name: `device-${name}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
  });
  const { births } = await database.addCollections({ births: { schema } });
  return {
    async make(made) {
      await births.bulkInsert(made);
    },
    async change(field, values) {
      const documents = await births.find().exec();
      const changed = documents.map((document, at) => {
        const record = document.toMutableJSON();
        return { ...record, fields: { ...record.fields, [field]: values[at] } };
      });
      await births.bulkUpsert(changed);
    },
    async sync() {
      const state = replicateRxCollection({
        collection: births,
        replicationIdentifier: 'births',
        live: false,
        // Its own pause is 5 s; shorter lets it try more often within the bounds of a run.
        retryTime: 20,
        waitForLeadership: false,
        pull: {
          batchSize: batch,
          async handler(checkpoint, batchSize) {
            const answer = await fetch(`${url}/pull?after=${checkpoint?.seq ?? 0}&batch=${batchSize}`);
            return readJson(answer);
          },
        },
        push: {
          batchSize: batch,
          async handler(rows) {
            const answer = await fetch(`${url}/push`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(rows),
            });
            return readJson(answer);
          },
        },
      });
      await state.awaitInitialReplication();
      await state.cancel();
    },
    async held() {
      const documents = await births.find().exec();
      return documents.map(({ id }) => id);
    },
  };
};
