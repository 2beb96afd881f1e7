// One side of one peer, told by messages what to do: `run-peer.mjs pouchdb`. Ends with who started it.
import process from 'node:process';

/** @typedef {import('./peer.d.ts').PeerServer} PeerServer */
/** @typedef {import('./peer.d.ts').PeerDevice} PeerDevice */

const named = process.argv[2] ?? '';
/** @typedef {{ openServer: import('./peer.d.ts').OpenPeerServer, openDevice: import('./peer.d.ts').OpenPeerDevice }} Peer */
/** @type {(name: string) => Promise<unknown>} */
const load = (name) => import(`./contestants/${name}.mjs`);
const { openServer, openDevice } = /** @type {Peer} */ (await load(named));
/** @type {PeerServer | undefined} */
let server;
/** @type {Map<string, PeerDevice>} */
const devices = new Map();

/** @param {string} name */
const deviceOf = (name) => {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`no device ${name}`);
  return device;
};

/** @param {import('./peer.d.ts').PeerCall} call @returns {Promise<unknown>} */
const carryOut = async (call) => {
  switch (call.ask) {
    case 'openServer':
      server = await openServer();
      return server.port;
    case 'openDevice':
      devices.set(call.name, await openDevice(call));
      return null;
    case 'fill':
      return server?.fill(call.made);
    case 'make':
      return deviceOf(call.of).make(call.made);
    case 'change':
      return deviceOf(call.of).change(call.field, call.values);
    case 'sync':
      return deviceOf(call.of).sync();
    case 'held':
      return call.of === 'server' ? server?.held() : deviceOf(call.of).held();
    default:
      throw new Error(`not known: ${JSON.stringify(call)}`);
  }
};

process.on('message', (/** @type {import('./peer.d.ts').PeerCall} */ call) => {
  carryOut(call).then(
    (value) => process.send?.({ number: call.number, value: value ?? null }),
    (/** @type {unknown} */ error) =>
      process.send?.({ number: call.number, error: error instanceof Error ? error.message : JSON.stringify(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
// An aborted replication of a peer may fail later, where nobody listens.
process.on('unhandledRejection', () => undefined);
process.send?.({ number: 0, value: 'ready' });
