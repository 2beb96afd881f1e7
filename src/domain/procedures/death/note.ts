import type { EntryNote } from '../../books/entry-note.ts';
import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { Dossier } from '../../dossier.ts';
import type { FieldPath, Fields, FieldValue } from '../../field.ts';
import { isUnderWay } from '../../life-cycle.ts';
import { foldText } from '../../fold-text.ts';
import { isLocalDate } from '../../local-date.ts';
import { comparePartialDates, type PartialDate, partialFromLocalDate, printPartialDate } from '../../partial-date.ts';
import { partialDateAt, textAt } from '../../read-field.ts';

/** Whom an entry of each register is of, as blocks of its fields. */
const blocks: Readonly<Record<string, readonly string[]>> = {
  KS: ['child'],
  KH: ['bride', 'groom'],
  GCKH: ['bride', 'groom'],
};

function birthOf(fields: Fields, path: FieldPath): PartialDate | undefined {
  const value: FieldValue | undefined = fields[path];
  return typeof value === 'string' && isLocalDate(value) ? partialFromLocalDate(value) : partialDateAt(fields, path);
}

/**
 * Whether a block is of the person who died: surely by the number, perhaps by name and whole birth date. The same name
 * and birth date are not the same person: an officer looks (4.1 of the identity rules: by number only).
 */
function isThePersonWhoDied(death: Fields, fields: Fields, block: string): EntryNote['how'] | undefined {
  const [pin, own] = [textAt(fields, `${block}.pin`), textAt(death, 'deceased.pin')];
  if (pin !== undefined && own !== undefined) return pin === own ? 'certain' : undefined;
  const [name, died] = [textAt(fields, `${block}.fullName`), textAt(death, 'deceased.fullName')];
  const [birth, born] = [birthOf(fields, `${block}.birthDate`), partialDateAt(death, 'deceased.birthDate')];
  if (name === undefined || died === undefined || birth === undefined || born === undefined) return undefined;
  const alike = foldText(name) === foldText(died) && comparePartialDates(birth, born) === 'same';
  return alike ? 'offered' : undefined;
}

/** Luật Hộ tịch 60/2014 Art. 34: a registered death locks the birth entry and ends the marriage. */
export function noteOfDeath(source: Dossier, target: Dossier): EntryNote | undefined {
  const fields = fieldsAsNoted(target);
  const death = fieldsAsNoted(source);
  for (const block of blocks[target.entry?.bookKind ?? ''] ?? []) {
    const how = isThePersonWhoDied(death, fields, block);
    const diedOn = partialDateAt(death, 'death.date');
    if (how === undefined) continue;
    const name = textAt(fields, `${block}.fullName`) ?? '';
    const on = diedOn === undefined ? '' : ` chết ngày ${printPartialDate(diedOn)}`;
    return { how, kind: 'death', basis: `${name}${on}`, changes: [] };
  }
  return undefined;
}

/** Blocks of a person whose own wish a dossier is. */
const wishing: readonly string[] = ['subject', 'bride', 'groom'];

/** What the person who died had asked for: a confirmation to marry with, a marriage. */
export function concernsTheDead(source: Dossier, target: Dossier): boolean {
  const death = fieldsAsNoted(source);
  return (
    isUnderWay(target.business) &&
    wishing.some((block) => isThePersonWhoDied(death, target.fields, block) !== undefined)
  );
}
