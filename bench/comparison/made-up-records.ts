import type { Fields } from '../../src/domain/field.ts';
import { makePeople } from '../../tests/support/people.ts';
import { createSeededRandom } from '../../tests/support/seeded-random.ts';
import { takenDossier } from '../../tests/support/taken-dossier.ts';
import type { PeerRecord } from '../peers/peer.d.ts';

/** Births are drawn so many at a time, as `fillCommune` draws them: the same people at every contestant. */
const perTurn = 250;

/** Complete births of made-up people, with what the desk adds to each; the same seed makes the same. */
export async function madeUpRecords(count: number, seed: number): Promise<readonly PeerRecord[]> {
  const people = makePeople(seed);
  const random = createSeededRandom(seed + 9_000);
  const digits = (many: number): string =>
    Array.from({ length: many }, () => random.integer(0, 15).toString(16)).join('');
  const drawn: Fields[] = [];
  while (drawn.length < count) drawn.push(...people.births(Math.min(perTurn, count - drawn.length)));
  const records: PeerRecord[] = [];
  for (const [number, fields] of drawn.entries()) {
    const serial = String(number + 1).padStart(3, '0');
    const { args } = await takenDossier(
      {
        drawProvisionalCode: () => Promise.resolve(`TAM-99999-7K2M9Q${seed % 10}A-261120-${serial}`),
        drawSlipToken: () => digits(32),
      },
      fields,
    );
    const id = [digits(8), digits(4), `7${digits(3)}`, `8${digits(3)}`, digits(12)].join('-');
    records.push({ ...args, id, commune: '99999', author: 'thu1', fields });
  }
  return records;
}
