import type { Dossier } from '../dossier.ts';
import type { Problem } from '../outcome.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { awaitsVerification } from '../timeliness.ts';

/** What a field of the dossier says is still to be found out: nothing is decided before. */
export function stillToVerify(dossier: Dossier): Problem | undefined {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  return procedure !== undefined && awaitsVerification(procedure, dossier.fields) ? verificationPending : undefined;
}

const verificationPending: Problem = {
  field: null,
  code: 'verificationPending',
  message: {
    vi: 'Còn chờ xác minh: chưa trình ký, duyệt hay ghi sổ được. Ghi kết quả tra cứu vào hồ sơ trước.',
    en: 'Something is still to be verified: nothing can be signed, approved or entered. Record what was found first.',
  },
};
