/** What a chart shows. It always stands beside a table that says the same. */
export interface ChartFacts {
  /** `bars`: so many of each. `lines`: how it went on. */
  readonly kind: 'bars' | 'lines';
  readonly title: string;
  /** Of what the values are, in their order. */
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** One table of figures in words, as it stands on a screen, on paper and in a workbook. The first cell of a row is what it is about. */
export interface FigureSection {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly total?: readonly (string | number)[];
  readonly note?: string;
  readonly chart?: ChartFacts;
}
