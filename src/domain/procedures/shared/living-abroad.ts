import type { Check, FieldGroup, FieldPath, Fields } from '../../field.ts';
import { warning } from '../../finding.ts';
import { textAt } from '../../read-field.ts';

/** Where a person's address in another country stands: in words, units of other countries are nobody's table. */
export const abroadPath = (block: string): FieldPath => `${block}.residenceAbroad`;

/** The same questions of a person who may live in another country: the address here is not asked of who has one there. */
export function mayLiveAbroad(group: FieldGroup, residence = 'residence'): FieldGroup {
  const [here, there] = [`${group.id}.${residence}`, abroadPath(group.id)];
  return {
    ...group,
    fields: group.fields.flatMap((spec) => {
      if (spec.path !== here) return [spec];
      const { required, askedWhen } = spec;
      return [
        {
          ...spec,
          required: (fields: Fields) =>
            fields[there] === undefined && (typeof required === 'function' ? required(fields) : required === 'always'),
        },
        {
          path: there,
          label: { vi: 'Địa chỉ ở nước ngoài', en: 'Address in another country' },
          kind: 'text' as const,
          required: 'never' as const,
          ...(askedWhen === undefined ? {} : { askedWhen }),
          help: {
            vi: 'Chỉ khi người này cư trú ở nước ngoài: số nhà, đường, thành phố, nước.',
            en: 'Only of who lives in another country: house, street, city, country.',
          },
        },
      ];
    }),
  };
}

/** A citizen of another country, of two, or somebody who lives abroad. */
function isForeign(block: string, fields: Fields): boolean {
  const nationality = textAt(fields, `${block}.nationality`);
  return (
    (nationality !== undefined && nationality !== 'VN') ||
    textAt(fields, `${block}.otherNationality`) !== undefined ||
    textAt(fields, abroadPath(block)) !== undefined
  );
}

/** With none of them from abroad it is the usual procedure, with other limits and papers. `usual`: its national code. */
export const foreignElement =
  (blocks: readonly [string, ...string[]], usual: string): Check =>
  (fields) => {
    const named = blocks.some((block) => textAt(fields, `${block}.fullName`) !== undefined);
    if (!named || fields['abroad.papers'] === true || blocks.some((block) => isForeign(block, fields))) return [];
    return [
      warning(
        `${blocks[0]}.nationality`,
        'noForeignElement',
        `Chưa thấy yếu tố nước ngoài: không ai có quốc tịch khác hay cư trú ở nước ngoài. Nếu đúng vậy thì dùng thủ tục thường (${usual}).`,
        `Nobody here is of another country or lives abroad. If that is so, use the usual procedure (${usual}).`,
      ),
    ];
  };
