import type { SheetMapping } from './column-mapping.ts';
import { birthSheet } from './columns/birth.ts';
import { changeSheet } from './columns/change.ts';
import { copiesSheet } from './columns/copies.ts';
import { deathSheet } from './columns/death.ts';
import { foreignDivorceSheet } from './columns/foreign-divorce.ts';
import { foreignMarriageSheet } from './columns/foreign-marriage.ts';
import { guardianshipSheet } from './columns/guardianship.ts';
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
  guardianshipSheet,
  changeSheet,
  foreignMarriageSheet,
  foreignDivorceSheet,
  copiesSheet,
];
