import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { PasskeyAssertion, PasskeyRegistration } from '../../src/protocol/passkeys.ts';

/** What a browser and a machine say of themselves; each can be made to say something else. */
export interface Saying {
  readonly challenge: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly counter?: number;
  /** 1: somebody is there; 4: the machine has looked at her. */
  readonly flags?: number;
}

export interface MadeUpPasskey {
  readonly id: string;
  register(saying: Saying): Omit<PasskeyRegistration, 'password'>;
  assert(saying: Saying): PasskeyAssertion;
}

const passkeyOrigin = 'https://hotich.xa.example';
export const passkeyParty = { id: 'hotich.xa.example', origin: passkeyOrigin };

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const text = (words: string): Buffer => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);

/** A passkey without a machine: ES256, attestation `none`, as a browser would hand it on. */
export function makePasskey(seed: number, { format = 'none', certificate = false } = {}): MadeUpPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const idBytes = sha256(`passkey ${seed}`).subarray(0, 16);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const clientData = (saying: Saying, type: string): string =>
    JSON.stringify({ type: saying.type ?? type, challenge: saying.challenge, origin: saying.origin ?? passkeyOrigin });
  const head = ({ rpId = passkeyParty.id, counter = 0 }: Saying, flags: number): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  };
  return {
    id: base64url(idBytes),
    register(saying) {
      const idLength = Buffer.from([0, idBytes.length]);
      const flags = (saying.flags ?? 5) | 0x40;
      const authData = Buffer.concat([head(saying, flags), Buffer.alloc(16), idLength, idBytes, cose]);
      const statement = certificate
        ? Buffer.concat([Buffer.from([0xa1]), text('x5c'), Buffer.from([0x81, 0x41, 0x00])])
        : Buffer.from([0xa0]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text(format),
        text('attStmt'),
        statement,
        text('authData'),
        Buffer.from([0x58, authData.length]),
        authData,
      ]);
      return {
        id: base64url(idBytes),
        attestationObject: base64url(attestation),
        clientDataJSON: base64url(clientData(saying, 'webauthn.create')),
        transports: ['internal'],
      };
    },
    assert(saying) {
      const authenticatorData = head(saying, saying.flags ?? 5);
      const client = clientData(saying, 'webauthn.get');
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey);
      return {
        id: base64url(idBytes),
        authenticatorData: base64url(authenticatorData),
        clientDataJSON: base64url(client),
        signature: base64url(signature),
      };
    },
  };
}
