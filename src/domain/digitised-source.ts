/** Where an entry of an old book was taken from. A record with it is no dossier of the desk: nobody asked, nothing is due. */
export interface DigitisedSource {
  /** SHA-256 of the file. */
  readonly file: string;
  /** Row of the file, from 1. */
  readonly row: number;
  /** Who registered it, as the book writes it: often a commune that is no more. */
  readonly registeredBy: string;
  /** The ministry's columns that no field holds, as written. Absent: none. */
  readonly kept?: Readonly<Record<string, string>>;
}
