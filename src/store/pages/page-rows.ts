import type { PageType } from '../../domain/documents/page.ts';
import type { Bytes } from '../device-ports.ts';

/** A page of a document that lies here. Its bytes lie beside it, sealed slice by slice: large values have crashed browsers (L30). */
export interface PageRow {
  /** SHA-256 of its bytes. */
  readonly id: string;
  readonly scope: string;
  readonly bytes: number;
  readonly type: PageType;
  /** `waiting`: to be sent. `refused`: the server has it for something else. `here`: the server has it, or it came from there. */
  readonly state: 'waiting' | 'refused' | 'here';
  /** Bytes that the server has said it has. */
  readonly sent: number;
  /** By this device's clock, ISO: when it was kept, was received, or was last looked at. */
  readonly usedAt: string;
  /** Some of it can no longer be read: it is shown as missing, and not sent. */
  readonly damaged?: true;
}

export interface SliceRow {
  /** Of the page, and the number of the slice. */
  readonly id: string;
  readonly page: string;
  readonly box: Bytes;
}

/** A page taken for a record that does not name it yet. It lies here from the moment it is taken, until the record is saved (R1). */
export interface LooseRow {
  readonly id: string;
  /** The draft it is for, or the record. */
  readonly holder: string;
  readonly author: string;
  readonly scope: string;
  /** Key of the paper it is of. */
  readonly paper: string;
  readonly order: number;
  /** Media type of its bytes. */
  readonly type: string;
  readonly bytes: number;
  /** Of its bytes; `null`: they are a photograph as it was taken, of which the page has yet to be made. */
  readonly sha256: string | null;
  /** By this device's clock, ISO: when it last changed. */
  readonly keptAt: string;
}

export const sliceBytes = 64 * 1024;

export const sliceId = (page: string, number: number): string => `${page}/${String(number).padStart(4, '0')}`;
export const sliceContext = (id: string): string => `slices/${id}`;
