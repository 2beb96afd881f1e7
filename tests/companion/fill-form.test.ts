import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageAddress, type Place } from '../../companion/fill/mapping.ts';
import type { FillPlan, SetStep, Step, WindowStep } from '../../companion/fill/plan-fill.ts';
import { fillForm, type OpenFill } from '../../companion/page/fill-form.ts';
import { openPortalPage } from '../support/portal-page.ts';

let open: OpenFill | undefined;
afterEach(() => {
  open?.stop();
  vi.unstubAllGlobals();
});

const wanted = (text: string, code: string | null = null) => ({ text, code, theirs: null, digits: false });
const text = (name: string, says: string): Omit<SetStep, 'id'> => ({
  ...{ do: 'set', to: name, kind: 'text', at: { name }, wanted: wanted(says) },
});
const choice = (name: string, says: string): Omit<SetStep, 'id'> => ({ ...text(name, says), kind: 'select' });
const planOf = (...steps: readonly (Omit<SetStep, 'id'> | Omit<WindowStep, 'id'>)[]): FillPlan => ({
  steps: steps.map((step, id): Step => ({ ...step, id })),
  unsaid: [],
});

async function fill(page: ReturnType<typeof openPortalPage>['page'], plan: FillPlan, waitMs = 0): Promise<OpenFill> {
  const at = pageAddress(page.location.href);
  open = await fillForm(plan, { page, waitMs, isHere: () => pageAddress(page.location.href) === at });
  return open;
}
const fates = (filled: OpenFill) => filled.report().fields.map(({ to, fate }) => `${to} ${fate}`);

const lists = '<select name="tinh"><option>-- Chọn --</option><option>Tỉnh Mẫu</option></select>';

describe('a form', () => {
  it('is filled, and what a person had typed, what is shut and what is not there is named', async () => {
    const { page, value } = openPortalPage(`
      <form><input name="hoTen"><input name="email" value="">${lists}
      <input name="dong" disabled><label>Nghề nghiệp (*): <input name="nghe"></label></form>`);
    page.document.querySelector<HTMLInputElement>('[name=email]')?.setAttribute('value', 'x');
    const email = page.document.querySelector<HTMLInputElement>('[name=email]');
    if (email !== null) email.value = 'da-go-tay@mau.invalid';
    const byLabel: Place = { label: 'nghe nghiep' };
    const filled = await fill(
      page,
      planOf(
        ...[text('hoTen', 'Lò Thử Điền'), text('email', 'khac@mau.invalid'), choice('tinh', 'Mẫu')],
        ...[text('dong', 'x'), text('khongCo', 'x'), { ...text('', 'Làm ruộng'), to: 'nghe', at: byLabel }],
      ),
    );
    expect(fates(filled)).toEqual([
      ...['hoTen filled', 'email kept', 'tinh filled', 'dong closed', 'khongCo notFound', 'nghe filled'],
    ]);
    expect([value('hoTen'), value('email'), value('tinh'), value('nghe')]).toEqual([
      ...['Lò Thử Điền', 'da-go-tay@mau.invalid', 'Tỉnh Mẫu', 'Làm ruộng'],
    ]);
    await filled.overwrite(1);
    expect(value('email')).toBe('khac@mau.invalid');
  });

  it('that goes on to its next step meanwhile is left alone there, and what was left is named', async () => {
    const portal = openPortalPage(`<input name="hoTen"><input name="ngaySinh"><input name="queQuan">`);
    portal
      .control('ngaySinh')
      .addEventListener('input', () => portal.goOn('/khai-sinh/buoc-2', '<input name="hoTen"><input name="queQuan">'));
    const plan = planOf(text('hoTen', 'Mẹ'), text('ngaySinh', '1/1/1990'), text('queQuan', 'Xã Mẫu'));
    const filled = await fill(portal.page, plan, 50);
    expect(fates(filled)).toEqual(['hoTen filled', 'ngaySinh movedOn', 'queQuan movedOn']);
    expect([portal.value('hoTen'), portal.value('queQuan')]).toEqual(['', '']);
    // Nor afterwards: what is empty there was taken away by nobody.
    expect(await filled.look()).toBe(false);
    expect(portal.value('hoTen')).toBe('');
  });

  it('that goes on while a list is waited for has nothing chosen on the next step', async () => {
    const portal = openPortalPage('<select name="xa"><option>-- Chọn --</option></select>');
    setTimeout(() => portal.goOn('/khai-sinh#/buoc-2', lists.replace('tinh', 'xa').replaceAll('Tỉnh', 'Xã')), 20);
    const filled = await fill(portal.page, planOf(choice('xa', 'Mẫu')), 2_000);
    expect(fates(filled)).toEqual(['xa movedOn']);
    expect(portal.value('xa')).toBe('-- Chọn --');
  });

  it('that goes on leaves a window of the next step shut', async () => {
    const portal = openPortalPage('<button type="button" name="mo">Chọn nơi cư trú</button>');
    let opened = 0;
    setTimeout(() => {
      portal.goOn('/khai-sinh?buoc=2', '<button type="button" name="dau">Nơi cư trú</button>');
      portal.page.document.querySelector('[name=dau]')?.addEventListener('click', () => (opened += 1));
    }, 20);
    const step = { do: 'window', to: 'cuTru', open: { name: 'dau' }, close: { name: 'dau' }, shows: null } as const;
    const inside = [{ at: { name: 'tinh' }, kind: 'select', wanted: wanted('Mẫu') }] as const;
    expect(fates(await fill(portal.page, planOf({ ...step, fill: inside }), 2_000))).toEqual(['cuTru movedOn']);
    expect(opened).toBe(0);
  });

  it('is filled again where the page takes it away, and not where a person has been or for ever', async () => {
    const { page, control, value } = openPortalPage('<input name="hoTen">');
    const filled = await fill(page, planOf(text('hoTen', 'Lò Thử')));
    for (const left of ['Lò Thử', 'Lò Thử', 'Lò Thử', '']) {
      control('hoTen').value = '';
      await filled.look();
      expect(value('hoTen')).toBe(left);
    }
    expect(fates(filled)).toEqual(['hoTen notTaken']);
  });

  it('is not sent by what filling it brings about', async () => {
    const { page, control } = openPortalPage('<form><input name="hoTen"></form>');
    let sent = 0;
    const form = page.document.querySelector('form');
    form?.addEventListener('submit', () => (sent += 1));
    control('hoTen').addEventListener('change', () =>
      form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );
    await fill(page, planOf(text('hoTen', 'Lò Thử')));
    expect(sent).toBe(0);
  });
});

it('a hash leads within a page, unless it is a route', () => {
  expect(pageAddress('https://cong.test/a?b=1#')).toBe('https://cong.test/a?b=1');
  expect(pageAddress('https://cong.test/a#muc-2')).toBe('https://cong.test/a');
  for (const route of ['https://cong.test/a#/buoc-2', 'https://cong.test/a#!/x', 'https://cong.test/a'])
    expect(pageAddress(route)).toBe(route);
});
