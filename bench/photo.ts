import { loadavg } from 'node:os';
import { encode } from 'uqr';
import { beginBirth, signIn, untilWhole } from '../tests/e2e/support/desk.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { readCode } from '../tests/support/read-code.ts';
import { startServer } from '../tests/support/server.ts';
import { drawCameraPhoto } from './camera-photo.ts';
import { slowWorkers } from './slow-browser.ts';

// A photograph of 4 MB and 12 million pixels through the app's own way of making a page, the browser slowed: bytes of the page,
// whether the code on it can still be read, and how long it took from the choice of the file until the page lay on the disk.
const slower = Number(process.env['SLOWER'] ?? 4);
const runs = Number(process.env['RUNS'] ?? 3);
const aim = 4_000_000;
const most = 300_000;
const content = 'https://vi-du.test/p/MadeUpSlip-0123456789abcdefghijkl';
const smallPrint = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM – Độc lập – Tự do – Hạnh phúc – GIẤY CHỨNG SINH (giấy thử, không có giá trị)',
  'Họ, chữ đệm, tên mẹ: Nguyễn Thị Thử Nghiệm; nơi cư trú: thôn Mẫu, xã Thử Nghiệm, tỉnh Mẫu; dân tộc: Kinh; số định danh: 000000000000',
  'Đã sinh con vào lúc 07 giờ 45 phút, ngày 02 tháng 11 năm 2026; giới tính: nữ; cân nặng: 3.150 gram; tình trạng: khỏe mạnh, bú tốt',
];
const lines = Array.from({ length: 48 }, (_, at) => `${at + 1}. ${smallPrint[at % smallPrint.length] ?? ''}`);

/** Keeps every picture that the page makes an address for. */
function keepPictures(): void {
  const kept: Blob[] = [];
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (made) => {
    if (made instanceof Blob) kept.push(made);
    return make(made);
  };
  Object.assign(globalThis, { keptPictures: kept });
}
interface Picture {
  readonly bytes: number;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  /** How bright each of its pixels is, in base64. */
  readonly light: string;
}
/** The newest of them, opened by the browser itself: it may be of a kind that the reader does not know. */
async function lastPicture(): Promise<Picture> {
  const blob = (globalThis as unknown as { readonly keptPictures: Blob[] }).keptPictures.at(-1);
  if (blob === undefined) throw new Error('there is no picture');
  const { width, height, ...bitmap } = await createImageBitmap(blob).then((opened) => ({
    width: opened.width,
    height: opened.height,
    opened,
  }));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap.opened, 0, 0);
  const data = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  let letters = '';
  for (let at = 0; at < data.length; at += 4) letters += String.fromCharCode(data[at + 1] ?? 0);
  return { bytes: blob.size, type: blob.type, width, height, light: btoa(letters) };
}

const codeOn = async ({ width, height, light }: Picture): Promise<string | undefined> => {
  const data = new Uint8ClampedArray(width * height * 4);
  Buffer.from(light, 'base64').forEach((value, at) => data.set([value, value, value, 255], at * 4));
  return readCode({ width, height, data, colorSpace: 'srgb' });
};

const server = await startServer();
const browser = await launchBrowser('current Chromium');
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
const page = await context.newPage();
page.setDefaultTimeout(300_000);
await page.addInitScript(keepPictures);
const [account] = server.accounts;
if (account === undefined) throw new Error('The server made no accounts.');
await signIn(page, server.url, account);
await untilWhole(page);
const photo = Buffer.from(
  await page.evaluate(drawCameraPhoto, { lines, code: encode(content, { ecc: 'M', border: 0 }).data, bytes: aim }),
  'base64',
);
console.log(
  `the photograph: ${photo.length} bytes, its code ${(await readCode(new Uint8Array(photo))) === content ? 'reads' : 'DOES NOT READ'}`,
);
console.log(`slowed ${slower} times: ${(await slowWorkers(page, slower)).join(', ')}`);

const dialog = page.getByRole('dialog');
async function takeOnce(): Promise<{ readonly ms: number; readonly picture: Picture }> {
  await page.getByRole('button', { name: /^Chụp, thêm trang: Giấy chứng sinh/u }).click();
  const before = await page.evaluate(
    () => (globalThis as unknown as { readonly keptPictures: Blob[] }).keptPictures.length,
  );
  const begun = performance.now();
  await dialog.getByLabel('Chọn ảnh hoặc PDF').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.waitForFunction(
    (count) => (globalThis as unknown as { readonly keptPictures: Blob[] }).keptPictures.length > count,
    before,
    { polling: 50 },
  );
  const ms = performance.now() - begun;
  const picture = await page.evaluate(lastPicture);
  await dialog.getByRole('button', { name: /^Bỏ trang/u }).click();
  await dialog.getByRole('button', { name: 'Xong' }).click();
  return { ms, picture };
}

const missed: string[] = [];
async function tell(where: string): Promise<void> {
  await beginBirth(page);
  const taken: Awaited<ReturnType<typeof takeOnce>>[] = [];
  for (let run = 0; run < runs; run += 1) taken.push(await takeOnce());
  const picture = taken.at(-1)?.picture;
  if (picture === undefined) return;
  const reads = (await codeOn(picture)) === content;
  if (!reads || picture.bytes > most) missed.push(where);
  const seconds = taken.map(({ ms }) => `${(ms / 1_000).toFixed(1)} s`).join(', ');
  const { bytes, type, width, height } = picture;
  const code = reads ? 'reads' : 'DOES NOT READ';
  console.log(
    `${where}: ${type}, ${width} × ${height}, ${bytes} bytes of at most ${most}, its code ${code}; ${seconds}`,
  );
}
await tell('in the worker');
await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'));
await page.goto(server.url);
await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
await tell('on the page itself');
console.log(
  `load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
await browser.close();
await server.stop();
if (missed.length > 0) process.exitCode = 1;
