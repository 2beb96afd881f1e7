// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { DiscardDraft } from '../../../src/features/new-dossier/discard-draft.tsx';
import { draw } from '../../support/drawn.tsx';

it('a draft that could not be thrown away says so where it was pressed, and may be tried again or kept', async () => {
  let asked = 0;
  const { frame, press, end } = await draw(
    <DiscardDraft
      onDiscard={async () => {
        asked += 1;
        return false;
      }}
    />,
  );
  const alert = () => frame.querySelector('[role="alert"]')?.textContent;
  await press('Bỏ bản nháp');
  expect(alert()).toBe('');
  await press('Bỏ hẳn');
  expect(alert()).toMatch(/^CHƯA BỎ ĐƯỢC: bản nháp vẫn còn/u);
  await press('Bỏ hẳn');
  expect(asked).toBe(2);
  await press('Giữ lại');
  expect(frame.querySelector('dialog')).toBeNull();
  // Opened again, nothing of what went wrong before.
  await press('Bỏ bản nháp');
  expect(alert()).toBe('');
  await end();
});
