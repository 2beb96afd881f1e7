import type { Page } from '../../domain/documents/page.ts';
import type { Bytes } from '../device-ports.ts';
import type { LooseRow } from './page-rows.ts';

export type LoosePage = Pick<LooseRow, 'id' | 'paper' | 'type' | 'bytes' | 'sha256'>;

/** A photograph as it was taken, or a file that is a page already. */
export interface NewLoosePage {
  readonly id: string;
  readonly holder: string;
  readonly paper: string;
  readonly type: string;
  readonly sha256: string | null;
  readonly content: Bytes;
}

export type LooseKept =
  | { readonly status: 'kept' }
  /** There is no such page any more, or nobody is signed in. */
  | { readonly status: 'gone' }
  /** The disk would not take it. */
  | { readonly status: 'failed' };

/** Which loose page an act takes, as it was when somebody pressed. */
export type TakenLoose = Pick<LooseRow, 'id'> & Pick<Page, 'sha256'>;

/** The signed-in person's pages that no record names yet. */
export interface LoosePages {
  /** In their order. */
  of(holder: string): Promise<readonly LoosePage[]>;
  /** How many there are, of whatever. */
  count(): Promise<number>;
  keep(page: NewLoosePage): Promise<LooseKept>;
  /** The page that was made of it takes its place. */
  remake(id: string, page: Pick<NewLoosePage, 'type' | 'content'> & Pick<Page, 'sha256'>): Promise<LooseKept>;
  /** `undefined`: it is gone, or can no longer be read. */
  content(id: string): Promise<Bytes | undefined>;
  /** They are of another paper. */
  move(ids: readonly string[], paper: string): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
}
