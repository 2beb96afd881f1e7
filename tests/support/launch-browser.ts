import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromium109Path } from '../../scripts/chromium-109.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';

export type BrowserName = 'current Chromium' | 'Chromium 109';

/** Without these a browser talks to its maker before it talks to us. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function executableOf(name: BrowserName): Promise<string> {
  const path = name === 'Chromium 109' ? chromium109Path() : await findChromium();
  if (path === undefined) throw new Error('No Chromium: run "node scripts/fetch-browsers.mjs" once.');
  return path;
}

/** A camera that shows a moving pattern, or a film, and nobody who has to be asked for it. */
const withCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

interface BrowserWishes {
  /** `true`: the browser's own pattern; else the file of a film (Y4M) that it shows over and over. */
  readonly camera?: boolean | string;
  /** SHA-256, base64, of the public key of a certificate that this browser trusts. */
  readonly trusts?: string;
}

export async function launchBrowser(
  name: BrowserName,
  { camera = false, trusts }: BrowserWishes = {},
): Promise<Browser> {
  const trusting = trusts === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trusts}`];
  const film = typeof camera === 'string' ? [`--use-file-for-fake-video-capture=${camera}`] : [];
  const more = [...(camera === false ? [] : withCamera), ...film, ...trusting];
  return chromium.launch({ executablePath: await executableOf(name), args: [...args, ...more] });
}

/** A browser that keeps what it is told in a folder, to be opened again on the same folder. */
export async function launchOnProfile(name: BrowserName, folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath: await executableOf(name), args });
}
