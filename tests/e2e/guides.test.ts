import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createElement } from 'react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feeTable } from '../../src/domain/fee-table.ts';
import { procedureOn, procedures } from '../../src/domain/procedures/catalogue.ts';
import { citizenSheet } from '../../src/features/learning/citizen-sheet.ts';
import { CitizenSheetView, GuideSheet } from '../../src/features/learning/guide-sheet.tsx';
import { roleGuides } from '../../src/features/learning/role-guides.ts';
import { printGuides } from './support/print-guides.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

const shots = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'lien-mach-guides-'));
let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser('current Chromium');
});
afterAll(async () => {
  await endMachines(browser);
});

const place = {
  commune: 'xã Thượng Nguyên Thử Nghiệm Đông',
  province: '99',
  fees: feeTable,
  today: '2026-11-20',
  hours: 'Giờ làm việc: 07:30–11:30, 13:30–17:00.',
};

it('a citizen’s sheet is one page of A4 in letters of 16 points or more, of every procedure', async () => {
  const ids = [...new Set(procedures.map(({ id }) => id))];
  const known = ids.flatMap((id) => {
    const found = procedureOn(id, place.today);
    return found.status === 'none' ? [] : [found.procedure];
  });
  expect(known.length).toBeGreaterThan(25);
  const sheets = known.map((procedure) => createElement(CitizenSheetView, { sheet: citizenSheet(procedure, place) }));
  const printed = await printGuides(browser, sheets, join(shots, 'citizen-sheets.pdf'));
  const over = printed.sheets.flatMap(({ share, points }, index) =>
    share <= 1 && points >= 15.99 ? [] : [{ id: known[index]?.id, share, points }],
  );
  expect(over).toEqual([]);
  expect(printed.pages).toBe(known.length);
});

it('a role’s page is one page of A4', async () => {
  const sheets = roleGuides.map((guide) => createElement(GuideSheet, { guide }));
  const printed = await printGuides(browser, sheets, join(shots, 'role-guides.pdf'));
  expect(printed.sheets.filter(({ share }) => share > 1)).toEqual([]);
  expect(printed.pages).toBe(roleGuides.length);
});
