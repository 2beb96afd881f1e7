import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { drive } from '../fixtures/sixteenth/drive.ts';

const root = join(import.meta.dirname, '../..');
const fixture = 'tests/fixtures/sixteenth';
let copy: string;
let driven: Awaited<ReturnType<typeof drive>>;

beforeAll(async () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  copy = mkdtempSync(join(root, '.cache/sixteenth-'));
  for (const folder of ['src', 'sync-server', 'tests/support', fixture]) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  }
  // All that is added to the product: one folder with one file.
  const added = join(copy, 'src/domain/procedures/boat');
  mkdirSync(added);
  const text = readFileSync(join(root, fixture, 'procedure.ts'), 'utf8');
  writeFileSync(join(added, 'procedure.ts'), text.replaceAll('../../../src/domain/', '../../'));
  const module = (await import(/* @vite-ignore */ join(copy, fixture, 'drive.ts'))) as { drive: typeof drive };
  driven = await module.drive();
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

it('a procedure more is one folder more: the desk offers it', () => {
  expect(driven.known).toContain('boat');
  expect(driven.card).toBe('filled');
});

it('its own checks hold on the form and in the reducer', () => {
  expect(driven.told).toEqual(['boat.launchedOn notYetAfloat']);
  expect(driven.left.filter(({ level }) => level === 'error')).toEqual([]);
  expect(driven.wrong).toMatchObject({ status: 'refused', problems: [{ code: 'notYetAfloat' }] });
});

it('it is saved, received, edited by a colleague, and the same on both machines', () => {
  expect(driven.exchange).toBe('received');
  expect(driven.dossier).toMatchObject({
    procedure: 'boat',
    registrationKind: 'late',
    business: 'RECEIVED',
    fields: { 'boat.fullName': 'Thúng Nan', 'boat.launchedAt': '06:30' },
  });
  expect(driven.dossier.events.map(({ type }) => type)).toEqual(['openDossier', 'editDossier']);
  expect(driven.digests[0]).toBe(driven.digests[1]);
});

it('it has a line in the list and a slip', () => {
  expect(driven.subject).toBe('Thúng Nan');
  expect(driven.slip).toContain(
    'Nội dung yêu cầu giải quyết: Đăng ký thuyền thúng (thử) cho THÚNG NAN (mã thủ tục 9.999999)',
  );
  expect(driven.slip).toContain('Thời gian giải quyết hồ sơ theo quy định: 03 ngày làm việc');
  expect(driven.slip).toContain('Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026');
  expect(driven.slip).toContain('Giấy tờ tùy thân của người yêu cầu (xuất trình)');
});
