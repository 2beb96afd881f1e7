import type { Case } from '../conformance-case.ts';
import type { Lane } from '../desk.ts';
import type { SyncRequest } from '../../src/protocol/sync-exchange.ts';
import { mustRefuse } from '../must-refuse.ts';
import { mustBe } from '../not-so.ts';

type Loose = Readonly<Record<string, unknown>>;

interface Hostile {
  readonly what: string;
  /** The field that must be named. */
  readonly field: string;
  /** A good request, made bad. */
  readonly make: (request: SyncRequest, lane: Lane) => unknown;
}

const inRun = (parts: Loose) => (request: SyncRequest) => ({ ...request, lanes: [{ ...request.lanes[0], ...parts }] });
const inItem = (parts: Loose) => (request: SyncRequest) => {
  const [run] = request.lanes;
  return { ...request, lanes: [{ ...run, mutations: [{ ...run?.mutations[0], ...parts }] }] };
};
const inPull = (parts: Loose) => (request: SyncRequest, lane: Lane) => ({
  ...request,
  pull: [{ ...lane.pullOf(null), ...parts }],
});
const top = (parts: Loose) => (request: SyncRequest) => ({ ...request, ...parts });
const cursor = { epoch: '01930000-0000-7000-8000-000000000001', seq: 1, chain: 'x' };
const uuid = cursor.epoch;

const table: readonly Hostile[] = [
  { what: 'a number for the device', field: 'device', make: top({ device: 7 }) },
  { what: 'no nonce', field: 'nonce', make: top({ nonce: undefined }) },
  { what: 'a short nonce', field: 'nonce', make: top({ nonce: 'short' }) },
  { what: 'a long nonce', field: 'nonce', make: top({ nonce: 'n'.repeat(65) }) },
  { what: 'an incarnation of other letters', field: 'incarnation', make: top({ incarnation: 'ILOU0000' }) },
  { what: 'a build of a hundred letters', field: 'build', make: top({ build: 'b'.repeat(100) }) },
  { what: 'lanes that are an object', field: 'lanes', make: top({ lanes: {} }) },
  { what: 'lanes that are null', field: 'lanes', make: top({ lanes: null }) },
  { what: 'a part nobody knows', field: 'colour', make: top({ colour: 'đỏ' }) },
  { what: 'a lane that is text', field: 'lanes.0', make: top({ lanes: ['lane'] }) },
  { what: 'a lane from 0', field: 'lanes.0.from', make: inRun({ from: 0 }) },
  { what: 'a lane from 1.5', field: 'lanes.0.from', make: inRun({ from: 1.5 }) },
  { what: 'a lane from 1e300', field: 'lanes.0.from', make: inRun({ from: 1e300 }) },
  { what: 'a lane from text', field: 'lanes.0.from', make: inRun({ from: '1; DROP TABLE receipts' }) },
  { what: 'an author that is no id', field: 'lanes.0.author', make: inRun({ author: 'cô Thử' }) },
  { what: 'a commune of 17 letters', field: 'lanes.0.scope', make: inRun({ scope: '9'.repeat(17) }) },
  { what: 'acts that are null', field: 'lanes.0.mutations', make: inRun({ mutations: null }) },
  { what: 'an act that is a number', field: 'lanes.0.mutations.0', make: inRun({ mutations: [7] }) },
  { what: 'an act that is empty', field: 'lanes.0.mutations.0', make: inRun({ mutations: [{}] }) },
  { what: 'a hash of capitals', field: 'lanes.0.mutations.0', make: inItem({ hash: 'A'.repeat(64) }) },
  { what: 'an act without an id', field: 'lanes.0.mutations.0', make: inItem({ mutation: { scope: '99999' } }) },
  { what: 'an act and unreadable at once', field: 'lanes.0.mutations.0', make: inItem({ unreadable: uuid }) },
  { what: 'held that is text', field: 'held', make: top({ held: 'all' }) },
  {
    what: 'a held revision below 0',
    field: 'held.0.revision',
    make: top({ held: [{ scope: '99999', mid: uuid, revision: -1 }] }),
  },
  { what: 'a cursor that is text', field: 'pull.0.cursor', make: inPull({ cursor: 'head' }) },
  { what: 'a cursor at 1e300', field: 'pull.0.cursor.seq', make: inPull({ cursor: { ...cursor, seq: 1e300 } }) },
  { what: 'a cursor below 0', field: 'pull.0.cursor.seq', make: inPull({ cursor: { ...cursor, seq: -1 } }) },
  {
    what: 'an epoch that is no id',
    field: 'pull.0.cursor.epoch',
    make: inPull({ cursor: { ...cursor, epoch: 'now' } }),
  },
  { what: '33 anchors', field: 'pull.0.anchors', make: inPull({ anchors: Array.from({ length: 33 }, () => cursor) }) },
  { what: 'a kind nobody keeps', field: 'pull.0.want.0', make: inPull({ want: [{ kind: 'person', id: uuid }] }) },
  { what: 'a row by no id', field: 'pull.0.want.0.id', make: inPull({ want: [{ kind: 'dossier', id: '1 OR 1=1' }] }) },
  { what: 'whole as text', field: 'pull.0.whole', make: inPull({ whole: 'yes' }) },
];

/** R7: a device tries again for ever after a 5xx, so what can never be right must be refused, and say which field. */
export const hostileShapes: readonly Case[] = table.map(({ what, field, make }) => ({
  rule: 'R7',
  name: what,
  asked: 'a good batch in such a request',
  async run(world) {
    const lane = (await world.desk()).lane();
    const request = lane.request({ lanes: [lane.run(1, lane.opening())] });
    const reply = await lane.post(make(request, lane));
    mustRefuse(reply, { field });
    mustBe('expected after it', (await lane.push(1)).lanes[0]?.expected, 1);
    return `${reply.status}, naming ${field}; nothing taken in`;
  },
}));
