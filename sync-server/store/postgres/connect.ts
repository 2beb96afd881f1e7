import { Pool, TypeOverrides, types } from 'pg';

/**
 * What each session is set to, whatever the server's own settings are, in one round trip: a commit returns when it is
 * on disk (`remote_apply`: on another machine's as well). Nobody waits for a lock or a statement longer than a request
 * can wait, and a process that hangs in the middle of its transaction does not hold a whole commune. Milliseconds.
 */
export const sessionSql = `
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') <> 'remote_apply';
  SET lock_timeout = 5000;
  SET statement_timeout = 30000;
  SET idle_in_transaction_session_timeout = 15000`;

export interface PostgresPlace {
  readonly url: string;
  /** How many exchanges may be in the database at once; others wait for a connection. */
  readonly connections: number;
  /** How long they wait, and how long a connection may take to be made. */
  readonly connectTimeoutMs: number;
}

/** @throws when a number cannot hold it exactly. */
function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('The database has a number larger than 2^53.');
  return number;
}

/** Numbers of ours stay far below 2^53, so they are numbers, not texts. */
const numbersAsNumbers = new TypeOverrides();
numbersAsNumbers.setTypeParser(types.builtins.INT8, wholeNumber);

export function connectPool({ url, connections, connectTimeoutMs }: PostgresPlace): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'lien-mach',
    types: numbersAsNumbers,
  });
  // A connection that breaks while nobody uses it is replaced by the pool; one in use fails its own query. Without
  // somebody to hear of it, either would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
