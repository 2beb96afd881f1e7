import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutation } from '../../src/domain/mutation.ts';

/** One act of a kind and version in the field, as the build that wrote it sent it. */
export interface RecordedAct {
  readonly name: string;
  readonly hash: string;
  /** Names of those that come first. */
  readonly after: readonly string[];
  readonly mutation: Mutation;
}

const folder = join(import.meta.dirname, '../fixtures/mutations');

/** By name: `editDossier.1`. */
export function readRecordedActs(): ReadonlyMap<string, RecordedAct> {
  return new Map(
    readdirSync(folder).map((file) => {
      const name = file.slice(0, -'.json'.length);
      const act = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<RecordedAct, 'name'>;
      return [name, { ...act, name }];
    }),
  );
}
