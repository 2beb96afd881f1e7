import type { Selectable } from 'kysely';
import { accessLink, emptyAccessChain } from '../access-chain.ts';
import type { Tables } from '../store/tables.ts';
import type { AuditParts } from './audit-parts.ts';
import type { Findings } from './finding.ts';
import { rowsOfScope } from './read-scope.ts';

interface AccessParts extends AuditParts {
  readonly findings: Findings;
  readonly counter: Pick<Selectable<Tables['scope_counter']>, 'access_no' | 'access_chain'>;
}

/** What the log makes of an account; `undefined`: it says nothing about that. */
interface Standing {
  readonly roles?: string;
  readonly endedAt?: string | null;
}

/**
 * The access log of a commune: numbers without holes, each row over the one before, the head as the counter has it; and
 * every account as the log last made it. How many changes.
 */
export async function auditAccess({ database, scope, hash, findings, counter }: AccessParts): Promise<number> {
  const standing = new Map<string, Standing>();
  let last = 0;
  let chain = emptyAccessChain;
  let hasChain = false;
  for await (const row of rowsOfScope(database, 'access_change', scope, ['no'])) {
    if (row.no !== last + 1) findings.add('access_change', last + 1, 'missing');
    last = row.no;
    // Those of before there was a chain come first, and nothing holds them to anything.
    if (row.chain !== '' || hasChain) {
      hasChain = true;
      if (accessLink(chain, row, hash) !== row.chain) findings.add('access_change', row.no, 'chainBroken');
      ({ chain } = row);
    }
    const { account } = row;
    standing.set(account, { ...standing.get(account), ...standingAfter(row) });
  }
  findings.compare('scope_counter', 'access', counter, { access_no: last, access_chain: chain });
  const accounts = database.selectFrom('account').select(['id', 'roles', 'ended_at']).where('scope', '=', scope);
  for (const account of await accounts.execute()) {
    const { roles, endedAt } = standing.get(account.id) ?? {};
    findings.compare('account', account.id, account, {
      ...(roles === undefined ? {} : { roles }),
      ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    });
  }
  return last;
}

function standingAfter({ kind, became, at }: Selectable<Tables['access_change']>): Standing {
  switch (kind) {
    case 'add':
    case 'restore':
      return { roles: became ?? '', endedAt: null };
    case 'roles':
      return { roles: became ?? '' };
    case 'end':
      return { endedAt: at };
    default:
      return {};
  }
}
