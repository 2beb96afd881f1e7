import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const reader = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(reader)).buffer } });

/** What the QR code of a picture says, read as the app reads one; `undefined`: there is none that can be read. */
export async function readCode(picture: Parameters<typeof readBarcodes>[0]): Promise<string | undefined> {
  return (await readBarcodes(picture, { formats: ['QRCode'] }))[0]?.text;
}
