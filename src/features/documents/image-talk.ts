import type { MadePage, PageWish } from './make-page.ts';

/** To the worker that makes pages. */
export interface ImageTask {
  readonly source: Blob;
  readonly wish: PageWish;
}

/** What it says. */
export type ImageAnswer =
  | { readonly status: 'goesOn'; readonly part: number }
  | { readonly status: 'made'; readonly page: MadePage }
  | { readonly status: 'noPage' }
  | { readonly status: 'failed' };
