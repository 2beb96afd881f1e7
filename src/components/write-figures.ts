/** Writes tables as one sheet of a workbook; numbers stay numbers, so that they can be added up. */
export type WriteFigures = (
  sheetName: string,
  rows: readonly (readonly (string | number)[])[],
) => Promise<Uint8Array<ArrayBuffer>>;
