import type { PartialDate } from './partial-date.ts';

/** `type`: the national exchange's code list (1 CMND, 2 passport, 3 residence card, 4 CCCD, 5–7 army and police papers, 8 other, 10 căn cước). */
export interface IdDocument {
  readonly type: string;
  readonly number: string;
  readonly issuedOn?: PartialDate;
  readonly issuedBy?: string;
}
