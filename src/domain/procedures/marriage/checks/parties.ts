import type { Check, FieldPath, Finding } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { addressAt, textAt } from '../../../read-field.ts';
import type { Label } from '../../../words.ts';
import { identityMissing } from '../../shared/identity-papers.ts';
import { numberDoubts } from '../../shared/number-doubts.ts';
import { parties } from '../marital-status.ts';

const otherSex: Label = {
  vi: 'Số định danh này là của người khác giới. Hãy xem có nhầm bên nữ với bên nam không.',
  en: 'This personal number belongs to the other sex. Are bride and groom mixed up?',
};

export const partiesIdentity: Check = (fields) => {
  const findings: Finding[] = [
    ...numberDoubts('bride', '2', otherSex, fields),
    ...numberDoubts('groom', '1', otherSex, fields),
  ];
  if (textAt(fields, 'bride.fullName') !== undefined)
    findings.push(...identityMissing('bride', 'Bên nữ', 'The bride', fields));
  if (textAt(fields, 'groom.fullName') !== undefined)
    findings.push(...identityMissing('groom', 'Bên nam', 'The groom', fields));
  const pin = textAt(fields, 'bride.pin');
  if (pin !== undefined && pin === textAt(fields, 'groom.pin')) {
    const [vi, en] = [
      'Số định danh của bên nam trùng với của bên nữ. Hãy xem lại.',
      'Bride and groom have the same number. Look again.',
    ];
    findings.push(error('groom.pin', 'samePersonTwice', vi, en));
  }
  return findings;
};

const conditions: readonly (readonly [FieldPath, string, string, string])[] = [
  [
    'union.bothPresent',
    'notBothPresent',
    'Hai bên phải cùng có mặt. Hãy hẹn họ cùng đến; bản nháp vẫn giữ đây.',
    'Both must be here. Ask them to come together; the draft stays here.',
  ],
  [
    'union.noImpediment',
    'impediment',
    'Không có cam đoan này thì không đăng ký được (Luật Hôn nhân và gia đình, Điều 5, Điều 8).',
    'Without this it cannot be registered (Law on Marriage and Family, Art. 5 and 8).',
  ],
];

/** What both declare, and what cannot be done for them by anybody else. */
export const declaredByBoth: Check = (fields) =>
  conditions.flatMap(([path, code, vi, en]) => (fields[path] === false ? [error(path, code, vi, en)] : []));

/** Luật Hộ tịch 60/2014 Art. 17: the commune where either lives. */
export const competence: Check = (fields, { communeCode }) => {
  const homes = parties.map((party) => addressAt(fields, `${party}.residence`));
  if (communeCode === undefined || homes.some((home) => home === undefined || home.communeCode === communeCode))
    return [];
  return [
    warning(
      'bride.residence',
      'otherCommune',
      'Không bên nào cư trú ở xã này: xã nơi một trong hai bên cư trú mới có thẩm quyền. Hãy giúp họ nộp tới xã đó.',
      'Neither lives in this commune: the commune where either lives is competent. Help them to file there.',
    ),
  ];
};

/** With a foreign citizen it is another procedure, with another limit. */
export const foreignElement: Check = (fields) =>
  parties.flatMap((party) => {
    const nationality = textAt(fields, `${party}.nationality`);
    if (nationality === undefined || nationality === 'VN') return [];
    return [
      warning(
        `${party}.nationality`,
        'foreignElement',
        'Kết hôn có yếu tố nước ngoài là thủ tục khác (2.000806), hạn và giấy tờ khác. Hãy đối chiếu trước khi nhận.',
        'A marriage with a foreign citizen is another procedure (2.000806) with other limits and papers. Compare before taking it.',
      ),
    ];
  });
