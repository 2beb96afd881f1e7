import type { FieldPath, Fields, FieldSpec } from './field.ts';

/** A list in a form: as many rows of the same questions as are needed, each field under its own path (docs/decisions/0133). */
export interface NumberedRows {
  /** First part of the paths: `stays` makes `stays.1.place`. */
  readonly id: string;
  readonly most: number;
  /** Whether the first row must be given. */
  readonly atLeastOne: boolean;
  /** The questions of one row, the first of them the one that begins it. Nothing in a row may begin filled. */
  readonly row: (n: number, path: (name: string) => FieldPath) => readonly FieldSpec[];
}

export function rowPath(rows: Pick<NumberedRows, 'id'>, n: number, name: string): FieldPath {
  return `${rows.id}.${n}.${name}`;
}

/** The numbers of the rows in which anything stands, ascending. */
export function filledRows({ id, most }: Pick<NumberedRows, 'id' | 'most'>, fields: Fields): readonly number[] {
  const begun = new Set<number>();
  for (const path of Object.keys(fields)) {
    const [first, number] = path.split('.');
    if (first === id) begun.add(Number(number));
  }
  return [...begun].filter((n) => n >= 1 && n <= most).sort((a, b) => a - b);
}

/**
 * The fields of all rows. A row is offered by its first question once the one before it stands; its others are asked when
 * it has begun. A row emptied between two others leaves the later ones as they are.
 */
export function rowFields(rows: NumberedRows): readonly FieldSpec[] {
  const offered = (n: number, fields: Fields): boolean => n <= (filledRows(rows, fields).at(-1) ?? 0) + 1;
  const begun = (n: number, fields: Fields): boolean => filledRows(rows, fields).includes(n);
  return Array.from({ length: rows.most }, (_, index) => index + 1).flatMap((n) =>
    rows
      .row(n, (name) => rowPath(rows, n, name))
      .map((spec, place) => {
        const stands = (fields: Fields): boolean => begun(n, fields) || (n === 1 && rows.atLeastOne);
        const { askedWhen, required } = spec;
        return {
          ...spec,
          askedWhen: (fields: Fields) =>
            (place === 0 ? offered(n, fields) || stands(fields) : stands(fields)) && (askedWhen?.(fields) ?? true),
          required: (fields: Fields) =>
            stands(fields) && (typeof required === 'function' ? required(fields) : required === 'always'),
        };
      }),
  );
}
