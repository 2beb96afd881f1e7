import type { Check, Finding } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { lookupField, parties, type Party, statusPending } from '../marital-status.ts';

const married = (party: Party): Finding =>
  error(
    lookupField(party),
    'marriedAlready',
    'Người này đang có vợ, chồng: không đăng ký được. Nếu đã ly hôn hoặc vợ, chồng đã mất thì phải cập nhật việc đó trước.',
    'This person is married: it cannot be registered. If divorced or widowed, that must be recorded first.',
  );

const pending = (party: Party): Finding =>
  warning(
    lookupField(party),
    'statusPending',
    'Chưa rõ tình trạng hôn nhân: cứ nhận hồ sơ và hẹn tối đa 5 ngày làm việc; có kết quả tra cứu hoặc văn bản trả lời mới ghi sổ và trao giấy chứng nhận.',
    'Marital status not known yet: take the dossier and promise five working days at most; enter it and hand out the certificate only with the answer.',
  );

/** Never finished on hope: what is not looked up waits (NĐ 07/2025). */
export const maritalStatus: Check = (fields) =>
  parties.flatMap((party) => {
    if (fields[lookupField(party)] === 'married') return [married(party)];
    return statusPending(party, fields) ? [pending(party)] : [];
  });
