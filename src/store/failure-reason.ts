/** Why an exchange did not succeed. A closed set: each has its own sentence on the screen. */
export type FailureReason =
  | 'offline'
  | 'timeout'
  | 'notOurServer'
  | 'badAnswer'
  | 'signInNeeded'
  | 'forbidden'
  | 'tooLarge'
  | 'tooMany'
  | 'serverBusy'
  | 'serverError'
  | 'storage';
