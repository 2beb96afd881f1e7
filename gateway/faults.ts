/** What goes wrong at the gateway, and how often. Chances are from 0 to 1; times are milliseconds. */
export interface Faults {
  /** A request is answered 500, 502, 503 or 504, and nothing was done. */
  readonly serverError: number;
  /** Answered 200 with something that is no answer: a page, a SOAP fault; nothing was done. */
  readonly oddAnswer: number;
  /** Everything was done, and the connection is cut before the reply. */
  readonly lostReply: number;
  /** Every so long nothing but server errors for a while. */
  readonly storm: { readonly everyMs: number; readonly lastsMs: number } | null;
  /** Requests a minute; beyond them 429. */
  readonly perMinute: number | null;
  /** Hours of the day in Viet Nam, the first included and the second not, in which every answer takes longer. */
  readonly slow: { readonly from: number; readonly to: number; readonly waitMs: number } | null;
  /** How long the same code, sent again, is taken for a new dossier. Who asks first is told the truth. */
  readonly forgetsMs: number;
  /** It asks for something more (state 2), and goes on only when the dossier is sent again. */
  readonly supplement: number;
  /** It is refused (state 6). */
  readonly refuse: number;
  /** It is registered under another number than the one that was sent. */
  readonly otherNumber: number;
  /** It is registered, and the paper comes so much later. */
  readonly paperLate: { readonly chance: number; readonly byMs: number };
  /** The child’s personal number comes so much later, or never. */
  readonly personalNumber: { readonly late: number; readonly byMs: number; readonly never: number };
  /** The first send is turned down with “logic xử lý không hợp lệ”, though nothing is wrong with it. */
  readonly illogical: number;
  /** Asked where a dossier stands, it says a state that nobody knows, or none. */
  readonly strangeState: number;
  /** A question is answered “status 0”, with nothing in it. */
  readonly deaf: number;
}

export const noFaults: Faults = {
  serverError: 0,
  oddAnswer: 0,
  lostReply: 0,
  storm: null,
  perMinute: null,
  slow: null,
  forgetsMs: 0,
  supplement: 0,
  refuse: 0,
  otherNumber: 0,
  paperLate: { chance: 0, byMs: 0 },
  personalNumber: { late: 0, byMs: 0, never: 0 },
  illogical: 0,
  strangeState: 0,
  deaf: 0,
};

const minute = 60_000;
const day = 24 * 60 * minute;

/** All of it at once, as bad as a bad week. */
export const everyFault: Faults = {
  serverError: 0.2,
  oddAnswer: 0.05,
  lostReply: 0.2,
  storm: { everyMs: 30 * minute, lastsMs: 5 * minute },
  perMinute: 120,
  slow: { from: 8, to: 10, waitMs: 3_000 },
  forgetsMs: 10 * minute,
  supplement: 0.05,
  refuse: 0.03,
  otherNumber: 0.03,
  paperLate: { chance: 0.2, byMs: 6 * 60 * minute },
  personalNumber: { late: 0.3, byMs: 3 * day, never: 0.1 },
  illogical: 0.03,
  strangeState: 0.02,
  deaf: 0.05,
};
