import http from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import compression from 'compression';
import express from 'express';
import { addressOf } from '../address-of.mjs';
import { readJson } from '../read-json.mjs';

// The queue that most offline forms have: each save is a request that is kept, and repeated whole, from the first on, until any
// answer comes. The server enters what it is sent. With a batch above 1, so many saves are one packed request.
const packed = promisify(gzip);
const pageOfPull = 100;

/** @typedef {import('../peer.d.ts').PeerRecord} PeerRecord */
/** @typedef {{ id: string, field: string, value: unknown }} Change */

/** What is sent is one of them, or a list. @template T @param {unknown} body @returns {T[]} */
const listed = (body) => (Array.isArray(body) ? /** @type {T[]} */ (body) : [/** @type {T} */ (body)]);

/** @type {import('../peer.d.ts').OpenPeerServer} */
export const openServer = async () => {
  /** @type {PeerRecord[]} */
  const entered = [];
  /** @type {Change[]} */
  const changes = [];
  const app = express();
  app.use(compression());
  app.use(express.json({ limit: '100mb' }));
  app.post('/records', (request, response) => {
    entered.push(.../** @type {PeerRecord[]} */ (listed(request.body)));
    response.status(201).json({ entered: entered.length });
  });
  app.post('/changes', (request, response) => {
    changes.push(.../** @type {Change[]} */ (listed(request.body)));
    response.json({ changes: changes.length });
  });
  app.get('/records', (request, response) => {
    const after = Number(request.query['after']);
    response.json(entered.slice(after, after + pageOfPull));
  });
  return {
    port: await addressOf(http.createServer(app)),
    async fill(made) {
      entered.push(...made);
    },
    async held() {
      return entered.map(({ id }) => id);
    },
  };
};

/** @type {import('../peer.d.ts').OpenPeerDevice} */
export const openDevice = async ({ url, batch }) => {
  /** @type {PeerRecord[]} */
  const records = [];
  /** @type {{ path: string, body: object }[]} */
  const waiting = [];
  let pulled = 0;

  const sendFirst = async () => {
    const [first] = waiting;
    if (first === undefined) return;
    const same = waiting.slice(0, batch).filter(({ path }) => path === first.path);
    const text = JSON.stringify(batch === 1 ? first.body : same.map(({ body }) => body));
    const headers = { 'content-type': 'application/json' };
    const request =
      batch === 1
        ? { headers, body: text }
        : { headers: { ...headers, 'content-encoding': 'gzip' }, body: await packed(text) };
    const answer = await fetch(url + first.path, { method: 'POST', ...request });
    await answer.arrayBuffer();
    waiting.splice(0, batch === 1 ? 1 : same.length);
  };
  return {
    async make(made) {
      records.push(...made);
      waiting.push(...made.map((body) => ({ path: '/records', body })));
    },
    async change(field, values) {
      waiting.push(...records.map(({ id }, at) => ({ path: '/changes', body: { id, field, value: values[at] } })));
    },
    async sync() {
      while (waiting.length > 0) await sendFirst();
      // What it made itself it skips: it is at the end of what the server has only when nobody else is at work.
      pulled = Math.max(pulled, records.length);
      for (;;) {
        const answer = await fetch(`${url}/records?after=${pulled}`);
        const page = /** @type {PeerRecord[]} */ (await readJson(answer));
        records.push(...page);
        pulled += page.length;
        if (page.length < pageOfPull) return;
      }
    },
    async held() {
      return records.map(({ id }) => id);
    },
  };
};
