// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { initialFields } from '../../../src/domain/asked-fields.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { Review } from '../../../src/features/new-dossier/review.tsx';
import { createFormStore } from '../../../src/state/form/form-store.ts';
import { createUnitTables } from '../../../src/state/unit-tables.ts';
import { draw } from '../../support/drawn.tsx';
import { createFakeClock } from '../../support/fake-clock.ts';

const units = createUnitTables(async () => []);

it('the review says in words of each answer that she has not typed where it came from, and of hers nothing', async () => {
  const fields = initialFields(birthRegistration1, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
  const form = createFormStore({ fields, typing: {} }, { procedure: birthRegistration1, receivedOn: '2026-11-20' });
  form.asOneStep({ from: 'card', into: { vi: 'người mẹ', en: 'the mother' } }, () =>
    form.fill({ 'mother.fullName': 'Thử Thị Mẹ', 'mother.ethnicity': '01' }),
  );
  form.asOneStep({ from: 'form', of: 'mother', into: { vi: 'người yêu cầu', en: 'the applicant' } }, () =>
    form.fill({ 'applicant.fullName': 'Thử Thị Mẹ' }),
  );
  form.fill({ 'father.fullName': 'Thử Văn Cha' });
  const clock = createFakeClock();
  const { frame, end } = await draw(
    <Review form={form}>
      <p>Giấy tờ</p>
    </Review>,
    { clock, units, nationalities: async () => [] },
  );
  const answers = [...frame.querySelectorAll('dd')].map(({ textContent }) => textContent);
  expect(answers).toContain('Thử Thị Mẹ (từ thẻ)');
  expect(answers).toContain('Thử Thị Mẹ (như người mẹ)');
  expect(answers).toContain('Thử Văn Cha');
  await end();
});
