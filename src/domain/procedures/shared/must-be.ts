import type { Check, FieldPath } from '../../field.ts';
import { error } from '../../finding.ts';

/** Something an officer asks or sees for herself: with “no” the dossier may not be taken. */
export const mustBe =
  (path: FieldPath, code: string, vi: string, en: string): Check =>
  (fields) =>
    fields[path] === false ? [error(path, code, vi, en)] : [];
