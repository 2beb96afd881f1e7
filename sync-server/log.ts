import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * One line of JSON an event. Nothing of a person: no names, bodies, tokens or addresses, and the id of an account only where
 * somebody handles others' work and no table keeps who it was (a letter brought, docs/decisions/0271; a hand-in opened). What
 * failed is told by its kind and where in the code, for a message may quote data.
 */
export function createLog(level: LogLevel, destination: DestinationStream): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, destination);
}

/** An error without its message: its name, its code and the places in our code it came through. */
export function failureForLog(failure: unknown): { failure: string; code?: string; at?: readonly string[] } {
  if (!(failure instanceof Error)) return { failure: typeof failure };
  const code = 'code' in failure && typeof failure.code === 'string' ? { code: failure.code } : {};
  const at = (failure.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return { failure: failure.name, ...code, at: at.slice(0, 6).map((line) => line.trim()) };
}
