import type { Channel, RegistrationKind } from '../domain/dossier.ts';
import { extractCopies, feeTable } from '../domain/fee-table.ts';
import { amountOf, type Fee, feeOf } from '../domain/fees.ts';
import type { Fields } from '../domain/field.ts';
import type { Procedure } from '../domain/procedure.ts';
import { ownFees } from '../domain/office/desk-rules.ts';
import type { LocalDate } from '../domain/words.ts';
import { useDeskRules } from '../state/desk-rules.tsx';
import { useMessages, useSay } from '../state/locale.ts';
import { useSession } from '../state/session.ts';

interface FeeCase {
  readonly fields: Fields;
  readonly registrationKind: RegistrationKind;
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
}

/** What this case costs, in words: the registration, and the copies asked for with it. */
export function useFeeText(): (procedure: Procedure, of: FeeCase) => string {
  const words = useMessages().procedure;
  const say = useSay();
  const province = useSession().commune.provinceCode;
  const { rows } = useDeskRules();
  const table = [...ownFees(rows, province), ...feeTable];
  const inWords = (fee: Fee, times: number): string => {
    switch (fee.kind) {
      case 'free':
        return words.free(say(fee.because));
      case 'notKnown':
        return words.feeNotKnown;
      case 'amount':
        return words.amount(fee.amount * times, fee.source === 'memory');
      default: {
        const unreachable: never = fee;
        return unreachable;
      }
    }
  };
  return (procedure, of) => {
    const own = inWords(feeOf(procedure, { ...of, province }, table), 1);
    const copies = of.fields['applicant.copies'];
    if (typeof copies !== 'number' || copies === 0) return own;
    const each = amountOf(extractCopies, { ...of, province }, table);
    return `${own}; ${words.copies(copies, inWords(each, copies))}`;
  };
}
