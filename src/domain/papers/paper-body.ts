import type { ChartFacts } from '../figures/chart-facts.ts';

/** One thing said under its label. `key`: which value it is, where a printed blank has a place for it. */
export interface PaperLine {
  readonly label: string;
  readonly value: string;
  readonly key?: string;
}

/** `end`: to the right, in italics: where and when, above who signs. */
export type TextStyle = 'center' | 'strong' | 'heading' | 'end';

export type PaperBlock =
  | { readonly kind: 'line'; readonly line: PaperLine }
  /** Short lines side by side. */
  | { readonly kind: 'row'; readonly lines: readonly PaperLine[] }
  /** Persons side by side, each under a heading. */
  | {
      readonly kind: 'columns';
      readonly columns: readonly { readonly head: string; readonly lines: readonly PaperLine[] }[];
    }
  | { readonly kind: 'text'; readonly text: string; readonly style?: TextStyle }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Drawn beside the table that says the same. */
  | { readonly kind: 'chart'; readonly chart: ChartFacts }
  | {
      readonly kind: 'table';
      /** `width`: share of the sheet's, in hundredths. */
      readonly columns: readonly { readonly head: string; readonly width: number }[];
      readonly rows: readonly (readonly string[])[];
    };

export interface PaperSigner {
  readonly title: string;
  readonly hint: string;
  /** Empty: written by hand. */
  readonly name: string;
}

/** What stands on a paper from head to foot, in Vietnamese whatever the language of the screen. */
export interface PaperBody {
  /** `agency`: the issuing office beside the national heading. `nation`: the national heading alone. */
  readonly head:
    | {
        readonly kind: 'agency';
        readonly office: readonly string[];
        readonly number: string;
        readonly placeAndDay: string;
      }
    | { readonly kind: 'nation' };
  readonly title: string;
  /** Under the title, in parentheses or as a number line. */
  readonly subtitle?: string;
  readonly blocks: readonly PaperBlock[];
  /** What stands for a value that is not there: dots to write on, or nothing. */
  readonly empty: 'dots' | 'blank';
  readonly signers: readonly PaperSigner[];
  /** What the QR code holds; absent on papers that have none. */
  readonly qr?: { readonly text: string; readonly about: string; readonly note?: string };
  /** Below all else: the code that a bank’s app reads, and what it says in words. Absent: nothing is to be paid so. */
  readonly pay?: { readonly text: string; readonly about: string; readonly lines: readonly string[] };
  /** Across the page: what makes this paper less than it looks. */
  readonly across: readonly string[];
}

export function line(label: string, value: string, key?: string): PaperBlock {
  return { kind: 'line', line: paperLine(label, value, key) };
}

export function paperLine(label: string, value: string, key?: string): PaperLine {
  return { label, value, ...(key === undefined ? {} : { key }) };
}

export function row(...lines: readonly PaperLine[]): PaperBlock {
  return { kind: 'row', lines };
}

export function text(said: string, style?: TextStyle): PaperBlock {
  return { kind: 'text', text: said, ...(style === undefined ? {} : { style }) };
}
