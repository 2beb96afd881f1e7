import type { Contestant } from './contestant.ts';
import { ours } from './ours.ts';
import { peer } from './peer.ts';

/** A contestant at its own settings and, where it has a size of batch, at one that is fair to it on each kind of line. */
export interface Entrant {
  readonly name: string;
  readonly settings: string;
  /** On a line that holds. */
  readonly steady: Contestant;
  /** On a line that is reset every 8–40 KB. */
  readonly broken: Contestant;
}

const pouchdb = (batch: number): Contestant =>
  peer({
    program: 'pouchdb',
    batch,
    name: 'PouchDB',
    settings: `batches of ${batch}`,
    brings: /^POST \/births\/_bulk_docs/u,
  });
const rxdb = (batch: number): Contestant =>
  peer({ program: 'rxdb', batch, name: 'RxDB', settings: `batches of ${batch}`, brings: /^POST \/push/u });
const queue = (batch: number): Contestant =>
  peer({
    program: 'queue',
    batch,
    name: 'queue',
    settings: `${batch} a request`,
    brings: /^POST \/(?:records|changes)/u,
  });

/** Ours first. The fair sizes: large where a round trip costs, small where a connection does not live long. */
export function entrants(seed: number): readonly Entrant[] {
  const own = ours(seed);
  const same = (contestant: Contestant, settings: string): Entrant => ({
    name: contestant.name,
    settings,
    steady: contestant,
    broken: contestant,
  });
  return [
    same(own, own.settings),
    same(pouchdb(100), 'default batches of 100'),
    { name: 'PouchDB', settings: 'batches of 500, of 4 on the broken line', steady: pouchdb(500), broken: pouchdb(4) },
    same(rxdb(100), 'default batches of 100'),
    { name: 'RxDB', settings: 'batches of 500, of 4 on the broken line', steady: rxdb(500), broken: rxdb(4) },
    same(queue(1), 'one request a record'),
    {
      name: 'queue',
      settings: 'packed in hundreds, in tens on the broken line',
      steady: queue(100),
      broken: queue(10),
    },
  ];
}
