import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { amountInWords, feeDue, feeTransfer } from '../../src/domain/fee-transfer.ts';
import { standingRows } from '../../src/domain/office/office.ts';
import type { OfficeKey } from '../../src/domain/office/office-key.ts';
import { applyToOffice } from '../../src/domain/office/apply-to-office.ts';
import type { Office } from '../../src/domain/office/office.ts';
import type { StatedValue } from '../../src/domain/office/stated-value.ts';
import { slipPaper } from '../../src/domain/prints.ts';
import { papers } from '../../src/domain/papers/catalogue.ts';
import { birthRegistration1 as birth } from '../../src/domain/procedures/birth/procedure.ts';
import { madeUpSource } from '../support/made-up-paper.ts';
import { statement, stating } from '../support/made-up-office.ts';
import { madeUpDossier } from '../support/made-up-view.ts';
import { makePeople } from '../support/people.ts';

const now = '2026-11-22T02:00:00.000Z';
const account = { bin: '970403', number: '0011012345678', holder: 'UBND XA THU NGHIEM' };
const plain = madeUpDossier({ number: 1, fields: makePeople(13).birth() });
const { ['applicant.copies']: _copies, ['fee.exemption']: _exemption, ...fields } = plain.fields;
const late: Dossier = { ...plain, fields, registrationKind: 'late' };

function rulesWith(...stated: readonly (readonly [OfficeKey, StatedValue])[]) {
  let office: Office | undefined;
  for (const [key, to] of stated) {
    const outcome = applyToOffice(office, stating(statement(key, to, { validFrom: '2026-11-01' })), null);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    office = outcome.office;
  }
  return { rows: standingRows(office), province: '99' };
}

const fee = (amount: number) => [{ kind: 'fee', nationalCode: birth.nationalCode, channel: null }, { amount }] as const;
const bank = [{ kind: 'bankAccount' }, account] as const;
const copies = [{ kind: 'fee', nationalCode: '2.000635', channel: null }, { amount: 8_000 }] as const;

describe('what is due', () => {
  it('is what somebody has said, whatever the table says', () => {
    const rules = rulesWith(fee(8_000));
    const due = (finance: NonNullable<Dossier['finance']>) => feeDue({ ...late, finance }, birth, rules);
    expect(due({ kind: 'DUE', amount: 5_000 })).toBe(5_000);
    expect(due({ kind: 'DUE', amount: 0 })).toBeNull();
    expect(due({ kind: 'NONE_DUE' })).toBeNull();
    expect(due({ kind: 'EXEMPT', reason: 'thử' })).toBeNull();
    expect(due({ kind: 'PAID', amount: 5_000, at: now })).toBeNull();
  });

  it('is the commune’s fee with the copies asked for; nothing where it is free, over, or known from memory alone', () => {
    const rules = rulesWith(fee(8_000), copies);
    expect(feeDue(late, birth, rules)).toBe(8_000);
    expect(feeDue({ ...late, fields: { ...fields, 'applicant.copies': 3 } }, birth, rules)).toBe(32_000);
    expect(feeDue({ ...late, registrationKind: 'timely' }, birth, rules)).toBeNull();
    expect(feeDue({ ...late, fields: { ...fields, 'fee.exemption': 'poor' } }, birth, rules)).toBeNull();
    for (const business of ['REFUSED', 'WITHDRAWN', 'STOPPED'] as const)
      expect(feeDue({ ...late, business }, birth, rules)).toBeNull();
    expect(feeDue(late, birth, rulesWith())).toBeNull();
    expect(feeDue({ ...late, fields: { ...fields, 'applicant.copies': 1 } }, birth, rulesWith(fee(8_000)))).toBeNull();
  });
});

describe('how it is paid by transfer', () => {
  it('is told where something is due and the commune has stated an account, and names nobody', () => {
    const transfer = feeTransfer(late, birth, rulesWith(fee(8_000), bank), now);
    expect(transfer).toMatchObject({ amount: 8_000, account, purpose: late.codes.provisional });
    expect(transfer?.code).toContain('54048000');
    expect(feeTransfer(late, birth, rulesWith(fee(8_000)), now)).toBeUndefined();
    expect(feeTransfer(late, birth, rulesWith(bank), now)).toBeUndefined();
    expect(feeTransfer(late, undefined, rulesWith(fee(8_000), bank), now)).toBeUndefined();
    // The account holds from November on.
    expect(feeTransfer(late, birth, rulesWith(fee(8_000), bank), '2026-10-01T02:00:00.000Z')).toBeUndefined();
    const official = { ...late, codes: { ...late.codes, official: 'H99.1-261120-0001' } };
    expect(feeTransfer(official, birth, rulesWith(fee(8_000), bank), now)?.purpose).toBe('H99.1-261120-0001');
  });

  it('stands on the slip, and nothing does where nothing is due', () => {
    const slip = papers.find(({ id }) => id === slipPaper);
    const transfer = feeTransfer(late, birth, rulesWith(fee(180_000), bank), now);
    if (transfer === undefined) throw new Error('nothing is due');
    const body = slip?.body({ ...madeUpSource(late, birth), transfer });
    expect(body?.pay?.text).toBe(transfer.code);
    expect(body?.pay?.lines.join('\n')).toContain('180.000 đồng');
    expect(body?.pay?.lines.join('\n')).toContain(account.holder);
    expect(slip?.body(madeUpSource(late, birth)).pay).toBeUndefined();
    expect(amountInWords(1_234_567)).toBe('1.234.567 đồng');
  });
});
