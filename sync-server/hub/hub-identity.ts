import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import * as v from 'valibot';
import type { HubStore } from './hub-store.ts';

/** What a hub is to the province: a machine with a key of its own, and an account by which it signs in there. */
const identitySchema = v.object({
  upstream: v.string(),
  scope: v.string(),
  username: v.string(),
  /** Drawn by the hub when it joined: no person knows it. */
  password: v.string(),
  device: v.string(),
  incarnation: v.string(),
  /** PKCS #8, PEM. */
  privateKey: v.string(),
});

export type HubIdentity = v.InferOutput<typeof identitySchema>;

/** `undefined`: it has not joined. */
export function readHubIdentity(store: Pick<HubStore, 'fact'>): HubIdentity | undefined {
  const text = store.fact('identity');
  return text === undefined ? undefined : v.parse(identitySchema, JSON.parse(text));
}

export function keepHubIdentity(store: Pick<HubStore, 'setFact'>, identity: HubIdentity): void {
  store.setFact('identity', JSON.stringify(identity));
}

export function newHubKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** By what the hub proves its requests, as any machine does. */
export interface HubKey {
  /** An uncompressed point in base64url. */
  readonly publicKey: string;
  sign(text: string): string;
  digest(bytes: Uint8Array): string;
}

export function hubKeyOf({ privateKey: pem }: Pick<HubIdentity, 'privateKey'>): HubKey {
  const privateKey = createPrivateKey(pem);
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    publicKey: spki.subarray(-65).toString('base64url'),
    sign: (text) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    digest: (bytes) => createHash('sha256').update(bytes).digest('base64url'),
  };
}
