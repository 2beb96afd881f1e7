import * as v from 'valibot';
import type { MutationKind } from '../mutation-kind.ts';

const argsSchema = v.strictObject({
  /** The act that is set apart. */
  mid: v.pipe(v.string(), v.uuid()),
  /** `true`: it is judged as if nothing had stood in its way; `false`: it is refused for good. */
  take: v.boolean(),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});

export type DecideQuarantinedArgs = v.InferOutput<typeof argsSchema>;

/**
 * A leader of the commune decides about an act that was set apart because of who made or brought it (R18). It changes no
 * record of its own; what becomes of the other act only the server can say, which holds it.
 */
export const decideQuarantined: MutationKind<DecideQuarantinedArgs> = {
  name: 'decideQuarantined',
  schema: 1,
  args: argsSchema,
  apply: (_dossier, args) => ({ status: 'decides', ...args }),
};
