import { canonicalText } from '../src/domain/canonical-text.ts';
import type { Holds } from '../src/domain/access/seen.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import { lineOfReport } from '../src/domain/report-line.ts';
import type { HashText } from '../src/domain/words.ts';
import { rowDigestOfText } from '../src/protocol/digest.ts';
import type { ScopeReads } from './store/scope-port.ts';
import type { EntityHead, StoredEntity } from './store/scope-rows.ts';

/** The row that stands for a report with whoever brought it and may see no more (R18). */
export interface HeldLine {
  /** Canonical text. */
  readonly state: string;
  readonly digest: string;
}

/** Whether of this record she is told the line, and the line alone. */
function isLineTo(head: EntityHead, holds: Holds): boolean {
  return (
    !head.left && !holds.kinds.includes(head.kind) && head.reportedBy !== null && head.reportedBy === holds.reportsOf
  );
}

/** The lines of those of these records that she holds by their lines, by id. */
export async function linesAmong(
  heads: readonly EntityHead[],
  holds: Holds | undefined,
  { reads, hash }: { readonly reads: Pick<ScopeReads, 'entities'>; readonly hash: HashText },
): Promise<ReadonlyMap<string, HeldLine>> {
  const hers = holds === undefined ? [] : heads.filter((head) => isLineTo(head, holds));
  if (hers.length === 0) return new Map();
  const whole = await reads.entities(hers.map(({ id }) => id));
  return new Map(
    whole.flatMap((entity) => {
      const line = lineIn(entity, hash);
      return line === undefined ? [] : [[entity.id, line]];
    }),
  );
}

/** Digests of all that she holds by its line. */
export async function digestsOfLines(
  { reportsOf, kinds }: Holds,
  { reads, hash }: { readonly reads: Pick<ScopeReads, 'reportedBy'>; readonly hash: HashText },
): Promise<readonly string[]> {
  if (reportsOf === null || kinds.includes('dossier')) return [];
  return (await reads.reportedBy(reportsOf)).flatMap((entity) => lineIn(entity, hash)?.digest ?? []);
}

/** `undefined`: the row is noted as reported and holds no report; she is told nothing of it. */
function lineIn({ kind, id, rev, state }: StoredEntity, hash: HashText): HeldLine | undefined {
  const line = lineOfReport(JSON.parse(state) as Dossier);
  if (line === undefined) return undefined;
  const text = canonicalText(line);
  return { state: text, digest: rowDigestOfText({ kind, id, rev, state: text }, hash) };
}
