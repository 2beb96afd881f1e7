import { sameUnit } from '../../../address.ts';
import type { Check, Fields } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { splitName } from '../../../person-name.ts';
import { addressAt, placeAt, textAt } from '../../../read-field.ts';
import { fatherKnown, motherKnown, noParentKnown } from '../parentage.ts';

function ofKnownParents(fields: Fields, name: string): readonly (string | undefined)[] {
  const values: (string | undefined)[] = [];
  if (fatherKnown(fields)) values.push(textAt(fields, `father.${name}`));
  if (motherKnown(fields)) values.push(textAt(fields, `mother.${name}`));
  return values;
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Peoples who put the family name last (H' Mẫu Niê) or carry none: either end of a parent's name may be it. */
function possibleFamilyNames(fullName: string): readonly string[] {
  const words = fullName.split(' ');
  return [words[0] ?? '', words.at(-1) ?? ''];
}

/** Most are written alike to the letter; only the others are worth folding. */
function haveInCommon(a: readonly string[], b: readonly string[]): boolean {
  if (a.some((word) => b.includes(word))) return true;
  const folded = b.map(fold);
  return a.some((word) => folded.includes(fold(word)));
}

/** BLDS 91/2015 Art. 26(2). Never more than a warning: customs differ, and a one-word name has no family name. */
export const familyName: Check = (fields) => {
  const child = textAt(fields, 'child.fullName');
  if (child === undefined || noParentKnown(fields)) return [];
  const { family } = splitName(child);
  // Y, H' and K' say son or daughter, not family.
  if (family === '' || /^(?:y|h'|k')/iu.test(family)) return [];
  const names = ofKnownParents(fields, 'fullName').filter((name) => name !== undefined);
  if (names.length === 0) return [];
  const last = child.split(' ').at(-1) ?? '';
  if (haveInCommon([family, last], names.flatMap(possibleFamilyNames))) return [];
  return [
    warning(
      'child.fullName',
      'familyNameOfNeither',
      `Họ «${family}» không phải họ của cha hay mẹ (${names.join('; ')}). Nếu theo tập quán thì cứ giữ.`,
      `The family name “${family}” is neither parent’s (${names.join('; ')}). Keep it if custom says so.`,
    ),
  ];
};

/** BLDS 91/2015 Art. 29(2): the father's or the mother's; the mother's alone when the father is unknown. */
export const ethnicityOfAParent: Check = (fields) => {
  const child = textAt(fields, 'child.ethnicity');
  const parents = ofKnownParents(fields, 'ethnicity');
  if (child === undefined || parents.length === 0 || parents.includes(undefined) || parents.includes(child)) return [];
  return [
    error(
      'child.ethnicity',
      'ethnicityOfNeither',
      'Dân tộc của trẻ phải theo cha hoặc mẹ. Hãy sửa ở đây, hoặc ở phần cha, mẹ.',
      'The child’s ethnicity must be the father’s or the mother’s. Mend it here or with the parents.',
    ),
  ];
};

/** NĐ 123/2015 Art. 14(3). With a known parent nothing can be compared: the parents' hometowns are not declared. */
export const hometownOfAFoundling: Check = (fields) => {
  const hometown = addressAt(fields, 'child.hometown');
  const birthPlace = placeAt(fields, 'child.birthPlace');
  if (!noParentKnown(fields) || hometown === undefined || birthPlace === undefined) return [];
  if (birthPlace.at === 'abroad' || sameUnit(hometown, birthPlace.address)) return [];
  return [
    warning(
      'child.hometown',
      'hometownNotBirthPlace',
      'Không biết cha mẹ thì quê quán ghi theo nơi sinh. Hãy xem lại.',
      'With no parent known, the hometown is the place of birth. Look again.',
    ),
  ];
};
