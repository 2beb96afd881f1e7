/** One text in the two languages of the interface, Vietnamese first. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** One item of a code list. */
export interface Choice {
  readonly code: string;
  readonly label: Label;
}

/** A day in Viet Nam, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A moment, ISO 8601 in UTC with milliseconds, e.g. `2026-11-21T02:15:00.000Z`. */
export type Instant = string;

/** SHA-256 of the UTF-8 text, or of bytes, 64 lower-case hex digits. Synchronous, so that it may run anywhere, also inside a transaction. */
export type HashText = (text: string | Uint8Array) => string;
