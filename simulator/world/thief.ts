import { spkiOfPoint } from '../../sync-server/device-key.ts';
import { provedText } from '../../src/protocol/device-proof.ts';
import { digestOf } from './made-up-keys.ts';
import { signatureOf } from './made-up-seals.ts';
import type { WireRequest } from './wire-message.ts';

/** What a thief does with a request that she has overheard: sends it late, with another body, or proved by a key of her own. */
export type Theft = 'late' | 'otherBody' | 'ownKey';

const thiefsPoint = Buffer.alloc(65, 7).toString('base64url');

/** `undefined`: it bears no proof, so there is nothing to steal. */
export function steal(request: WireRequest, how: Theft): WireRequest | undefined {
  const { method, path, headers, body } = request;
  const authorization = headers['authorization'] ?? '';
  const [match, credential = '', time = ''] = /^Bearer ([\w-]+)\.([0-9a-z]+)\.[\w-]{86}$/u.exec(authorization) ?? [];
  if (match === undefined) return undefined;
  switch (how) {
    case 'late':
      return request;
    case 'otherBody':
      // Read as the same, and yet not the bytes that were proved.
      return { ...request, body: Uint8Array.from([...body, 0x20]) };
    case 'ownKey': {
      const said = provedText({ method, path, credential, time, digest: digestOf(body) });
      const proof = signatureOf(spkiOfPoint(thiefsPoint), said);
      return { ...request, headers: { ...headers, authorization: `Bearer ${credential}.${time}.${proof}` } };
    }
  }
}
