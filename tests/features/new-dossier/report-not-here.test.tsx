// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReceiveReportPage } from '../../../src/features/new-dossier/receive-report-page.tsx';
import { paths } from '../../../src/state/paths.ts';
import { receiveDraftId } from '../../../src/state/report-drafts.ts';
import { quotaExceeded, withDiskTrouble } from '../../support/disk-trouble.ts';
import { type Drawn, draw } from '../../support/drawn.tsx';
import { makeDesk, sessionOf } from '../../support/made-up-desk.ts';

const desk = makeDesk();
const session = sessionOf(1);
const { opened: store, trouble } = withDiskTrouble(() => desk.open());
const report = desk.newId();
let drawn: Drawn;

beforeEach(async () => {
  vi.stubGlobal('reportError', () => undefined);
  await store.startSession(session);
  const at = new Date(desk.clock.now()).toISOString();
  await store.keepDraft({
    ...{ id: receiveDraftId(report, session.account.id), author: session.account.id, scope: session.commune.code },
    ...{ procedure: 'birth', procedureVersion: 1, step: 'form', provisionalCode: null, slipToken: null },
    ...{ fields: {}, typing: { 'child.fullName': 'Thử' }, startedAt: at, updatedAt: at },
  });
  history.replaceState(null, '', '/nhan');
});
afterEach(async () => {
  await drawn.end();
  store.close();
  vi.unstubAllGlobals();
});

it('[R1] what was typed for a report that is gone could not be thrown away: it says so, and goes when it is pressed once more', async () => {
  drawn = await draw(<ReceiveReportPage id={report} documents={() => null} />, { store, clock: desk.clock });
  const discard = 'Bỏ bản nháp';
  const alert = () => drawn.frame.querySelector('[role="alert"]')?.textContent;
  await drawn.until(() => drawn.frame.textContent.includes(discard));
  expect(alert()).toBe('');
  trouble.beforeWrite = (table) => (table === 'drafts' ? quotaExceeded() : undefined);
  await drawn.press(discard);
  await drawn.until(() => alert() !== '');
  expect(alert()).toMatch(/^CHƯA BỎ ĐƯỢC: bản nháp vẫn còn/u);
  expect(location.pathname).toBe('/nhan');
  expect(await store.drafts()).toHaveLength(1);
  trouble.beforeWrite = () => undefined;
  await drawn.press(discard);
  await drawn.until(() => location.pathname === paths.today);
  expect(await store.drafts()).toEqual([]);
});
