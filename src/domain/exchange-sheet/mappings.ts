import type { SheetMapping } from './column-mapping.ts';
import { birthSheet } from './columns/birth.ts';
import { deathSheet } from './columns/death.ts';
import { maritalConfirmationSheet } from './columns/marital-confirmation.ts';
import { marriageSheet } from './columns/marriage.ts';
import { recognitionSheet } from './columns/recognition.ts';

/** Every record kind whose sheets this build reads and writes: a file each under `columns/`. */
export const sheetMappings: readonly SheetMapping[] = [
  birthSheet,
  deathSheet,
  marriageSheet,
  maritalConfirmationSheet,
  recognitionSheet,
];
