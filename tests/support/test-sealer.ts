import { randomBytes } from 'node:crypto';
import { plainSealer, type Sealer } from '../../src/store/device-ports.ts';
import { createAesSealer } from '../../src/store/keys/aes-sealer.ts';
import { deriveDataKeys } from '../../src/store/keys/data-keys.ts';

const { subtle } = globalThis.crypto;
const made = new Uint8Array(32).fill(7);

/** The browser's own sealer, under a key that is no secret. */
function aesSealer(): Sealer {
  const keys = deriveDataKeys(subtle, made);
  return createAesSealer({ subtle, randomBytes: (count) => randomBytes(count), keys: () => keys });
}

/** What the run is about: in the project `sealed` rows as in a browser, else bytes as they are. */
export function testSealer(): Sealer {
  return process.env['TEST_SEALER'] === 'aes' ? aesSealer() : plainSealer;
}
