import { Client } from 'pg';

/** Any number, the same in every build, and another than that of the migrations. */
const startLock = 3_321_002;

/**
 * Works under a lock that one process of the database has at a time; whoever comes second waits. The lock is the
 * session's own, so a process that ends in the middle lets it go.
 */
export async function aloneOnPostgres<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'lien-mach-start' });
  // A connection that breaks fails the query that needs it; without somebody to hear of it, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [startLock]);
    return await work();
  } finally {
    await client.end();
  }
}
