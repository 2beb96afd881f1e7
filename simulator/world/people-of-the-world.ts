import type { Commune } from '../../src/protocol/sign-in.ts';
import { madeUpId } from '../../tests/support/acts.ts';
import { otherCommune, testCommune } from '../../tests/support/server-parts.ts';

export interface Officer {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly commune: Commune;
}

/** The commune that the world is about, and the one beside it. */
export const communes = [testCommune, otherCommune] as const;
export const scope = testCommune.code;

export const password = 'plainly made up';

const people = [
  { username: 'thu1', name: 'Thử Thị Một', commune: testCommune },
  { username: 'thu2', name: 'Thử Văn Hai', commune: testCommune },
  { username: 'thu3', name: 'Thử Thị Ba', commune: testCommune },
] as const;

export const officers: readonly Officer[] = people.map((person, index) => ({ ...person, id: madeUpId(0xa01 + index) }));
