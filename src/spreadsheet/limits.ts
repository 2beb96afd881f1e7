/** A file beyond any of these is turned away before it can fill the machine's memory. */
export const sheetLimits = {
  /** Of the file as it lies on the disk. */
  fileBytes: 10_000_000,
  /** Of everything in it that is read, unpacked. */
  unpackedBytes: 150_000_000,
  rows: 20_000,
  columns: 400,
  /** Characters in one cell: as many as Excel allows. */
  cellLength: 32_767,
} as const;

export type SheetFileProblem =
  | 'fileTooLarge'
  | 'unpackedTooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'cellTooLong'
  /** Neither a workbook nor a text with separators. */
  | 'notASheet'
  /** Locked with a password, or of Excel 97–2003. */
  | 'lockedOrOld'
  | 'empty';

/** A file that is not read, and why. Thrown inside this room only. */
export class UnfitSheet extends Error {
  readonly problem: SheetFileProblem;
  constructor(problem: SheetFileProblem) {
    super(problem);
    this.problem = problem;
  }
}
