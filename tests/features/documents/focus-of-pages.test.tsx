// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { CameraView } from '../../../src/features/documents/camera-view.tsx';
import { DossierDocuments } from '../../../src/features/documents/dossier-documents.tsx';
import type { DeviceStore } from '../../../src/store/create-store.ts';
import { type Drawn, draw } from '../../support/drawn.tsx';
import { focused, KeptFocusScreen, settled } from '../../support/kept-focus.tsx';
import { birthCommand, makeDesk, sessionOf } from '../../support/made-up-desk.ts';
import { madeUpPage } from '../../support/made-up-pages.ts';
import { makePeople } from '../../support/people.ts';

const desk = makeDesk();
let store: DeviceStore;
let drawn: Drawn;
let dossier: Dossier;

beforeEach(async () => {
  vi.stubGlobal('reportError', (error: unknown) => expect.unreachable(String(error)));
  store = desk.open();
  await store.startSession(sessionOf(1));
  const saved = await store.perform(birthCommand(makePeople(5).birth({ evidenceKind: 'birthNotice' })));
  const view = saved.status === 'saved' ? await store.dossier(saved.entity) : null;
  if (view === null) throw new Error('The made-up birth is not here.');
  ({ dossier } = view);
});
afterEach(async () => {
  await drawn.end();
  store.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A page that was photographed for it and not saved. */
async function photographed(paper: string, number: number): Promise<void> {
  const { type, sha256, content } = madeUpPage(number, 2_000);
  await store.loose.keep({ id: `trang-${number}`, holder: dossier.id, paper, type, sha256, content });
}

const goOn = 'Xem và lưu tiếp';
const dialog = () => drawn.frame.querySelector('dialog');
const escape = () => drawn.during(() => void dialog()?.dispatchEvent(new Event('cancel', { cancelable: true })));

async function drawDocuments(): Promise<void> {
  drawn = await draw(
    <KeptFocusScreen>
      <DossierDocuments dossier={dossier} procedure={birthRegistration1} />
    </KeptFocusScreen>,
    { store, newId: desk.newId, openImageWorker: () => null },
  );
  await drawn.until(() => drawn.frame.textContent.includes(goOn));
}

it('who goes on with pages that were not saved and leaves them once more is back at the button she pressed', async () => {
  await photographed('birthNotice', 1);
  await drawDocuments();
  await drawn.press(goOn);
  await drawn.until(() => dialog() !== null);
  await escape();
  await settled(drawn);
  await settled(drawn);
  expect(dialog()).toBeNull();
  expect(focused()).toBe(goOn);
});

it('the same where the case does not ask for their paper any more, and they become another', async () => {
  await photographed('không còn hỏi', 2);
  await drawDocuments();
  await drawn.press(goOn);
  await drawn.until(() => dialog() !== null);
  await settled(drawn);
  await escape();
  await settled(drawn);
  await settled(drawn);
  expect(drawn.frame.textContent).toContain('Giấy tờ khác: 1 trang');
  expect(focused()).toBe(goOn);
});

it('a page that is taken out of its dialog leaves the focus in there, at its title', async () => {
  await photographed('birthNotice', 3);
  await drawDocuments();
  await drawn.press(goOn);
  await drawn.until(
    () =>
      dialog()?.textContent.includes('Bỏ trang') === true || drawn.frame.querySelector('ol.page-thumbs li') !== null,
  );
  const remove = [...drawn.frame.querySelectorAll<HTMLButtonElement>('.page-acts button')].at(-1);
  await drawn.during(() => {
    remove?.focus();
    remove?.click();
  });
  await drawn.until(() => drawn.frame.querySelector('.page-thumbs li') === null);
  await settled(drawn);
  await settled(drawn);
  expect(document.activeElement).toBe(dialog()?.querySelector('h2'));
});

it('the button that photographs keeps the focus while a photograph is laid on the disk, and takes one at a time', async () => {
  const stream = Object.assign(new EventTarget(), { getTracks: () => [] });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => Promise.resolve(stream) } });
  vi.spyOn(HTMLVideoElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLVideoElement.prototype, 'srcObject', 'set').mockImplementation(() => undefined);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((tell) => tell(new Blob(['ảnh'])));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  let shots = 0;
  let lies = (): void => undefined;
  const onShot = () => {
    shots += 1;
    return new Promise<void>((resolve) => {
      lies = resolve;
    });
  };
  drawn = await draw(<CameraView taken={0} onShot={onShot} onDone={() => undefined} />);
  const shoot = () => drawn.button('Chụp trang này');
  const rests = () => shoot().getAttribute('aria-disabled');
  await drawn.until(() => rests() === 'false');
  await drawn.press('Chụp trang này');
  await drawn.press('Chụp trang này');
  // A button that is `disabled` loses the focus in every browser.
  expect([shots, rests(), shoot().disabled]).toEqual([1, 'true', false]);
  expect(document.activeElement).toBe(shoot());
  await drawn.during(lies);
  await drawn.press('Chụp trang này');
  expect(shots).toBe(2);
});
