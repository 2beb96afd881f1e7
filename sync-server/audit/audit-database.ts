import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { HashText } from '../../src/domain/words.ts';
import { readTellingKey } from '../store/read-identity.ts';
import type { Tables } from '../store/tables.ts';
import { auditCommune, type AuditedCommune } from './audit-commune.ts';
import type { Finding } from './finding.ts';

export interface AuditedDatabase {
  readonly communes: readonly AuditedCommune[];
  readonly findings: readonly Finding[];
}

/** Every commune that has been written to, all of one moment. */
export async function auditDatabase(database: Kysely<Tables>, hash: HashText): Promise<AuditedDatabase> {
  const tellingKey = await readTellingKey(database);
  const communes: AuditedCommune[] = [];
  for (const scope of await scopesWithRows(database)) {
    communes.push(await auditCommune({ database, scope, hash, tellingKey }));
  }
  const findings = [...communes.flatMap((commune) => commune.findings), ...(await auditKeys(database))];
  return { communes, findings };
}

/** Also those whose counter is gone. */
async function scopesWithRows(database: Kysely<Tables>): Promise<readonly string[]> {
  const scopes = new Set<string>();
  const tables = ['scope_counter', 'receipt', 'receipt_batch', 'entity', 'mutation', 'change_log'] as const;
  for (const table of [...tables, 'access_change' as const]) {
    const rows = await database.selectFrom(table).select('scope').distinct().execute();
    rows.forEach(({ scope }) => scopes.add(scope));
  }
  return [...scopes].sort();
}

/** A public key is called by what it is. */
async function auditKeys(database: Kysely<Tables>): Promise<readonly Finding[]> {
  const keys = await database.selectFrom('receipt_key').selectAll().orderBy('id').execute();
  return keys.flatMap(({ id, spki }): readonly Finding[] => {
    const bytes = Buffer.from(spki, 'base64url');
    const of = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    // The last letter has bits that no byte is made of.
    const isExact = bytes.toString('base64url') === spki;
    return of === id && isExact ? [] : [{ scope: '', table: 'receipt_key', row: id, kind: 'differs', column: 'spki' }];
  });
}
