// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EditDossierPage } from '../../../src/features/dossiers/edit-dossier-page.tsx';
import { openEdit } from '../../../src/features/dossiers/open-edit.ts';
import { type Door, DoorContext } from '../../../src/state/door.ts';
import { paths } from '../../../src/state/paths.ts';
import { createUnitTables } from '../../../src/state/unit-tables.ts';
import type { DeviceStore } from '../../../src/store/create-store.ts';
import { quotaExceeded, withDiskTrouble } from '../../support/disk-trouble.ts';
import { type Drawn, draw } from '../../support/drawn.tsx';
import { birthCommand, makeDesk, sessionOf } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';

const desk = makeDesk();
const session = sessionOf(1);
const { opened: store, trouble } = withDiskTrouble<DeviceStore>(() => desk.open());
const door: Partial<Door> = { keyring: null };
let reported: unknown[];
let drawn: Drawn;
let record: string;

beforeEach(async () => {
  reported = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  await store.startSession(session);
  const saved = await store.perform(birthCommand(makePeople(8).birth()));
  if (saved.status !== 'saved') throw new Error(saved.status);
  record = saved.entity;
  const who = { author: session.account.id, scope: session.commune.code };
  const opened = await openEdit({ store, clock: desk.clock }, who, record);
  if (opened === null) throw new Error('The edit did not open.');
  const frame = opened.frames.getState();
  const typing = { 'child.fullName': 'Thử Sửa' };
  await store.keepDraft({ ...frame, ...opened.form.getState().form, typing, updatedAt: frame.startedAt });
  history.replaceState(null, '', '/sua');
});
afterEach(async () => {
  trouble.beforeWrite = () => undefined;
  await drawn.end();
  store.close();
  vi.unstubAllGlobals();
});

it('[R1] an edit that could not be thrown away says so beside the button, stays, and goes when it is pressed once more', async () => {
  drawn = await draw(
    <DoorContext value={door as Door}>
      <EditDossierPage id={record} />
    </DoorContext>,
    { store, clock: desk.clock, units: createUnitTables(async () => []), nationalities: async () => [] },
  );
  const leave = 'Bỏ, không sửa nữa';
  const alerts = () => [...drawn.frame.querySelectorAll('.form-actions [role="alert"]')].map((one) => one.textContent);
  await drawn.until(() => drawn.frame.textContent.includes(leave));
  expect(alerts()).toEqual([]);
  trouble.beforeWrite = (table) => (table === 'drafts' ? quotaExceeded() : undefined);
  await drawn.press(leave);
  await drawn.until(() => alerts().length > 0);
  expect(alerts()).toEqual([expect.stringMatching(/^CHƯA BỎ ĐƯỢC: bản nháp vẫn còn/u)]);
  expect(reported).toHaveLength(1);
  expect(location.pathname).toBe('/sua');
  expect(await store.drafts()).toHaveLength(1);
  trouble.beforeWrite = () => undefined;
  await drawn.press(leave);
  await drawn.until(() => location.pathname === paths.dossier(record));
  expect(await store.drafts()).toEqual([]);
});
