/** What is wrong, and where. Closed, so that each has its sentence. */
export type FindingKind =
  /** A number of a run without holes has no row. */
  | 'missing'
  /** A row that nothing else knows of. */
  | 'unexpected'
  /** The row is not what its own hash, or another row that must say the same, says it is. */
  | 'differs'
  /** It does not follow from the row before it. */
  | 'chainBroken';

export interface Finding {
  readonly scope: string;
  readonly table: string;
  /** The row by its key, or by its number in its run. */
  readonly row: string;
  readonly kind: FindingKind;
  /** The column that shows it, where one does. */
  readonly column?: string;
}

/** Gathers what is found in one commune. */
export class Findings {
  readonly #scope: string;
  readonly all: Finding[] = [];

  constructor(scope: string) {
    this.#scope = scope;
  }

  add(table: string, row: string | number, kind: FindingKind, column?: string): void {
    this.all.push({ scope: this.#scope, table, row: String(row), kind, ...(column === undefined ? {} : { column }) });
  }

  /** Every column that must say `expected` and does not. */
  compare<Row extends object>(table: string, row: string | number, found: Row, expected: Partial<Row>): void {
    for (const [column, value] of Object.entries(expected)) {
      if (found[column as keyof Row] !== value) this.add(table, row, 'differs', column);
    }
  }
}

const sentences: Readonly<Record<FindingKind, string>> = {
  missing: 'is missing',
  unexpected: 'is there, and nothing else knows of it',
  differs: 'is not what it was',
  chainBroken: 'does not follow from the one before it',
};

export function sentenceOf({ scope, table, row, kind, column }: Finding): string {
  const where = column === undefined ? '' : `, column ${column},`;
  return `Commune ${scope}, table ${table}, row ${row}${where} ${sentences[kind]}.`;
}
