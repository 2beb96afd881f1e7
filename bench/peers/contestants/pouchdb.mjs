import http from 'node:http';
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import httpAdapter from 'pouchdb-adapter-http';
import memoryAdapter from 'pouchdb-adapter-memory';
import PouchCore from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { addressOf } from '../address-of.mjs';

// PouchDB with a PouchDB behind CouchDB's protocol (express-pouchdb), both in memory. Answers are packed by its own server.
const PouchDB = PouchCore.plugin(memoryAdapter).plugin(httpAdapter).plugin(replication);
const database = 'births';

/** @type {import('../peer.d.ts').OpenPeerServer} */
export const openServer = async () => {
  const Kept = PouchDB.defaults({ adapter: 'memory' });
  const app = express();
  app.use(expressPouchDb(Kept, { inMemoryConfig: true, mode: 'minimumForPouchDB' }));
  const server = http.createServer(app);
  const records = new Kept(database);
  await records.info();
  return {
    port: await addressOf(server),
    async fill(made) {
      await records.bulkDocs(made.map(({ id, ...record }) => ({ _id: id, ...record })));
    },
    async held() {
      const { rows } = await records.allDocs();
      return rows.map(({ id }) => id);
    },
  };
};

/** @type {import('../peer.d.ts').OpenPeerDevice} */
export const openDevice = async ({ name, url, batch }) => {
  const local = new PouchDB(`device-${name}`, { adapter: 'memory' });
  const remote = new PouchDB(`${url}/${database}`, { skip_setup: true });
  return {
    async make(made) {
      await local.bulkDocs(made.map(({ id, ...record }) => ({ _id: id, ...record })));
    },
    async change(field, values) {
      const { rows } = await local.allDocs({ include_docs: true });
      const changed = rows.map(({ doc }, at) => ({ ...doc, fields: { ...doc.fields, [field]: values[at] } }));
      await local.bulkDocs(changed);
    },
    async sync() {
      await local.sync(remote, { batch_size: batch });
    },
    async held() {
      const { rows } = await local.allDocs();
      return rows.map(({ id }) => id);
    },
  };
};
