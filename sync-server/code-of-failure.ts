/** Why something could not be had: the system's code, its own or that of what caused it; `unknown` where there is none. Never its message. */
export function codeOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOfFailure(error.cause);
}
