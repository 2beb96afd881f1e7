import type { Check, Finding } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { ageBounds } from '../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../read-field.ts';

/** BLDS 91/2015 Art. 49, 47: of age, another than the ward; a minor is one. */
export const guardianFits: Check = (fields, { receivedOn }) => {
  const findings: Finding[] = [];
  const pin = textAt(fields, 'guardian.pin');
  if (pin !== undefined && pin === textAt(fields, 'ward.pin')) {
    const [vi, en] = [
      'Người giám hộ và người được giám hộ là một người. Hãy xem lại.',
      'Guardian and ward are the same person. Look again.',
    ];
    findings.push(error('ward.pin', 'samePersonTwice', vi, en));
  }
  const guardian = partialDateAt(fields, 'guardian.birthDate');
  if (guardian !== undefined && ageBounds(guardian, receivedOn).atMost < 18) {
    const [vi, en] = ['Người giám hộ phải đủ 18 tuổi.', 'A guardian is eighteen at least.'];
    findings.push(error('guardian.birthDate', 'guardianMinor', vi, en));
  }
  const ward = partialDateAt(fields, 'ward.birthDate');
  if (fields['guardianship.ward'] === 'minor' && ward !== undefined && ageBounds(ward, receivedOn).atLeast >= 18) {
    const [vi, en] = [
      'Người được giám hộ đã đủ 18 tuổi: không còn là người chưa thành niên. Hãy chọn lại.',
      'The ward is eighteen already and no minor. Choose again.',
    ];
    findings.push(error('guardianship.ward', 'wardOfAge', vi, en));
  }
  return findings;
};

/** Luật Hộ tịch 60/2014 Art. 19: where either lives. */
export const competence: Check = (fields, { communeCode }) => {
  const homes = ['guardian', 'ward'].map((person) => addressAt(fields, `${person}.residence`));
  if (communeCode === undefined || homes.some((home) => home === undefined || home.communeCode === communeCode))
    return [];
  return [
    warning(
      'guardian.residence',
      'otherCommune',
      'Không bên nào cư trú ở xã này: xã nơi một trong hai bên cư trú mới có thẩm quyền. Hãy giúp nộp tới đó.',
      'Neither lives in this commune: the commune where either lives is competent. Help to file there.',
    ),
  ];
};

export const originalIsGuardianship: Check = (fields) =>
  fields['original.kind'] === 'GH' || fields['original.kind'] === undefined
    ? []
    : [
        error(
          'original.kind',
          'notAGuardianship',
          'Ở đây ghi việc đăng ký giám hộ sẽ chấm dứt. Hãy chọn «Giám hộ».',
          'This is the guardianship that ends. Choose “Guardianship”.',
        ),
      ];
