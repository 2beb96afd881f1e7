import { StoreBusy } from '../port.ts';
import { TakenAlready } from '../scope-port.ts';

/**
 * States of a database that passes by itself (PostgreSQL, Appendix A). Class 08 is a lost connection, 53 are resources,
 * a full disk among them, 57 an administrator's stop or a time limit, 40 two transactions in each other's way, 55 a lock.
 */
const passing = /^(08...|40001|40P01|53[0-4]00|55P03|55006|57014|57P0[1-5]|25P0[34])$/u;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Gives the failures that the port promises their names; others stay what they are. An error without a state of
 * PostgreSQL's own comes from the connection: it was lost, or could not be had in time.
 */
export function nameFailure(error: unknown): unknown {
  // Bugs of ours, or named already.
  if (error instanceof StoreBusy || error instanceof TakenAlready) return error;
  if (error instanceof TypeError || error instanceof RangeError) return error;
  const code = codeOf(error);
  if (code === '23505') return new TakenAlready('A key is taken.', { cause: error });
  if (code === undefined || !/^[0-9A-Z]{5}$/u.test(code) || passing.test(code)) {
    const why = code === undefined ? '' : ` (${code})`;
    return new StoreBusy(`The database cannot be reached or is busy${why}.`, { cause: error });
  }
  return error;
}
