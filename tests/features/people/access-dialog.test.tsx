// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { AccessDialog } from '../../../src/features/people/access-dialog.tsx';
import { draw } from '../../support/drawn.tsx';

it('a person who is to be added lacks something: it is said beside the button, and the field has the focus', async () => {
  const { frame, press, during, end } = await draw(
    <AccessDialog asked={{ kind: 'add' }} devices={[]} onClose={() => undefined} />,
    { newId: () => 'yêu cầu', atServer: () => Promise.reject(new Error('Nothing may be asked yet.')) },
  );
  const type = (label: string, text: string) =>
    during(() => {
      const named = [...frame.querySelectorAll('label')].find(({ textContent }) => textContent === label);
      const field = document.getElementById(named?.htmlFor ?? '');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const here = () => document.querySelector(`label[for="${document.activeElement?.id ?? ''}"]`)?.textContent;
  const said = () => frame.querySelector('.actions [role="alert"]')?.textContent;

  await press('Thêm người này');
  expect(said()).toMatch(/^Tên đăng nhập gồm/u);
  expect(here()).toBe('Tên đăng nhập');
  await type('Tên đăng nhập', 'lan.nguyen');
  await press('Thêm người này');
  expect(said()).toBe('Ghi họ và tên.');
  expect(here()).toBe('Họ và tên, như in trên giấy tờ');
  await type('Họ và tên, như in trên giấy tờ', 'Nguyễn Thị Lan Thử');
  await press('Thêm người này');
  expect(said()).toBe('Chọn ít nhất một vai trò.');
  expect(document.activeElement?.getAttribute('type')).toBe('checkbox');
  // The same once more: she is led there again.
  await press('Thêm người này');
  expect(document.activeElement?.getAttribute('type')).toBe('checkbox');
  await end();
});
