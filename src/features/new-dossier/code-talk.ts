/** What the page gives to the worker that reads codes: one picture at a time. */
export interface CodeTask {
  readonly picture: ImageBitmap;
}

/** What stands on the picture. */
export type CodeAnswer =
  | { readonly status: 'read'; readonly text: string }
  /** No code that can be read, as on most pictures of a moving hand. */
  | { readonly status: 'none' }
  /** The reader itself is not on this machine yet, and there is no line. */
  | { readonly status: 'notHere' }
  /** This browser does not run it. */
  | { readonly status: 'failed' };
