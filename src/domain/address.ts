/** Two-level address in force since 1 July 2025. `detail`: hamlet (thôn, buôn, bản, ấp, tổ dân phố), house number. */
export interface Address {
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly detail: string;
  /** Unit names as an older paper writes them, kept beside the mapped unit. */
  readonly asWritten?: string;
}

/** Where a child was born: a health facility, elsewhere in Viet Nam, or abroad. */
export type BirthPlace =
  | { readonly at: 'facility'; readonly facility: string; readonly address: Address }
  | { readonly at: 'address'; readonly address: Address }
  | { readonly at: 'abroad'; readonly city: string; readonly country: string };
