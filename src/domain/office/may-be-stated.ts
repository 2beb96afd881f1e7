import { extractCopies } from '../fee-table.ts';
import { procedures } from '../procedures/catalogue.ts';
import type { Procedure } from '../procedure.ts';
import type { OfficeKey } from './office-key.ts';

/** `unknown`: of a procedure this build does not know, so that a newer one has to judge it (R15). */
export type MayBeStated = 'yes' | 'no' | 'unknown';

/** Whether there is anything that a value under this key would stand in place of. */
export function mayBeStated(key: OfficeKey): MayBeStated {
  switch (key.kind) {
    case 'hours':
    case 'day':
    case 'remembered':
    case 'hub':
    case 'bankAccount':
    case 'recoveryKey':
      return 'yes';
    case 'limit':
      return ofProcedure(key.procedure, (procedure) => hasLimit(procedure, key.limit));
    case 'agency':
      return ofProcedure(key.procedure, ({ linked }) => linked?.agencies.some(({ id }) => id === key.step) === true);
    case 'fee':
      return key.nationalCode === extractCopies ||
        procedures.some(({ nationalCode }) => nationalCode === key.nationalCode)
        ? 'yes'
        : 'unknown';
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}

function ofProcedure(id: string, has: (procedure: Procedure) => boolean): MayBeStated {
  const versions = procedures.filter((procedure) => procedure.id === id);
  if (versions.length === 0) return 'unknown';
  return versions.some(has) ? 'yes' : 'no';
}

/** What an officer writes into each dossier is no value of the commune. */
export function hasLimit(procedure: Procedure, limit: Extract<OfficeKey, { kind: 'limit' }>['limit']): boolean {
  if (procedure.ofCase !== undefined) return false;
  switch (limit) {
    case 'usual':
      return true;
    case 'other':
      return procedure.otherLimit !== undefined;
    case 'verified':
      return procedure.verification !== undefined;
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}
