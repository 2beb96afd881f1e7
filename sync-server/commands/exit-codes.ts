/** What the command tells whoever called it. */
export const exitCodes = {
  good: 0,
  /** Something was found wrong, or was not done because of what was found. */
  foundWrong: 1,
  /** The command line, or a variable, is not to be used. */
  wrongUse: 2,
  /** It could not be done: no database, no key, no room. */
  notDone: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
