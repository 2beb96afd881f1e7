import type * as v from 'valibot';
import type { ActName } from '../access/act-names.ts';
import type { Mutation } from '../mutation.ts';
import type { EarlierVersion } from '../mutation-kind.ts';
import type { Problem } from '../outcome.ts';
import type { Instant } from '../words.ts';
import type { Office } from './office.ts';

/** What one act does to a commune's office record. */
export type OfficeOutcome =
  /** `merged`: it was so already. */
  | { readonly status: 'applied' | 'merged'; readonly office: Office }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | { readonly status: 'unknownKind' };

/** A kind of act whose one record is the commune's office record. */
export interface OfficeActKind<Args> {
  readonly name: ActName;
  readonly schema: number;
  readonly args: v.GenericSchema<unknown, Args>;
  readonly earlier?: readonly EarlierVersion[];
  /** Pure; may rely on `args` being parsed. `recordedAt` is `null` while the act waits on the device. */
  readonly apply: (
    office: Office | undefined,
    args: Args,
    mutation: Mutation,
    recordedAt: Instant | null,
  ) => OfficeOutcome;
}
