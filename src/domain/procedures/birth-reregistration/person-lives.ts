import type { Check, FieldGroup } from '../../field.ts';
import { error } from '../../finding.ts';
import { fromMemory } from '../shared/remembered.ts';

/** A birth is registered again only of somebody who lives (NĐ 123/2015 Art. 24(3), from memory). */
export function withPersonLives(group: FieldGroup): FieldGroup {
  return {
    ...group,
    fields: [
      {
        path: 'previous.personLives',
        label: { vi: 'Người được đăng ký lại còn sống', en: 'The person is alive' },
        kind: 'yesNo',
        required: 'always',
        help: fromMemory({
          vi: 'Người đã chết thì không đăng ký lại khai sinh.',
          en: 'The birth of somebody who has died is not registered again.',
        }),
      },
      ...group.fields,
    ],
  };
}

export const personLives: Check = (fields) =>
  fields['previous.personLives'] === false
    ? [
        error(
          'previous.personLives',
          'personHasDied',
          'Chỉ đăng ký lại khai sinh khi người đó còn sống.',
          'A birth is registered again only while the person lives.',
        ),
      ]
    : [];
