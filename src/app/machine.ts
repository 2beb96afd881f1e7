import { readIdentity } from '../store/identity.ts';
import { base64url, noteKnown, openDeviceSigner, readIsKnown } from '../store/keys/device-signer.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import type { Timers } from '../store/device-ports.ts';
import { readMeta } from '../store/meta.ts';
import { reopening } from '../store/storage-failure.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { readRevokedNote } from '../store/wipe-device.ts';
import type { Door, SignInAsked } from '../state/door.ts';
import { changePassword } from '../sync/change-password.ts';
import { askAsDevice, introduceKey } from '../sync/ask-as-device.ts';
import { askPasskeyChallenge, type PasskeyChallenge } from '../sync/ask-passkey-challenge.ts';
import { type SignedIn, signIn } from '../sync/sign-in.ts';
import { signSlip } from '../sync/sign-slip.ts';
import { createSignedWire, type RequestSigner } from '../sync/signed-wire.ts';
import type { Leave } from './leave.ts';
import type { OpenRecovery } from './open-recovery.ts';
import { untilLoaded } from './until-loaded.ts';

interface MachineParts {
  readonly storeParts: StoreParts;
  /** `undefined`: without a secure context there are no keys, and requests go unproved. */
  readonly subtle: SubtleCrypto | undefined;
  readonly keyring: Keyring | null;
  readonly wire: typeof fetch;
  readonly timers: Timers;
  readonly sealing: () => Promise<OpenRecovery>;
}

/** This browser profile as the server knows it: by its key. */
export interface Machine {
  readonly wire: typeof fetch;
  /** SHA-256 of what travels in pieces; `undefined`: nothing is proved here. */
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined>;
  signIn(request: SignInAsked): Promise<SignedIn>;
  passkeyChallenge(): Promise<PasskeyChallenge>;
  readonly changePassword: Door['changePassword'];
  /** A text by its key; it has none where nothing is sealed. */
  sign(text: string): Promise<string>;
  /** Signs that it prints this slip now; `undefined`: it has no key. */
  signSlip(slip: { readonly code: string; readonly token: string }): Promise<string | undefined>;
}

/** A page that is locked, or where nobody is signed in, asks this often whether the machine may stay. */
const lookEvery = 10 * 60_000;
const leaveAgainAfter = 30_000;

/** Everything that is the machine's own and nobody's who works on it. Loaded after the first screen. */
export function createMachine({ storeParts, subtle, keyring, wire, timers, sealing }: MachineParts): Machine {
  const { database, clock } = storeParts;
  let opened: Promise<RequestSigner & { readonly publicKey: string }> | undefined;
  const openSigner = async (crypto: SubtleCrypto) => {
    const signer = await openDeviceSigner({ database, subtle: crypto });
    const digest: RequestSigner['digest'] = async (bytes) =>
      base64url(new Uint8Array(await crypto.digest('SHA-256', bytes)));
    return { ...signer, digest };
  };
  const signer = async () => {
    if (subtle === undefined) return undefined;
    opened ??= openSigner(subtle);
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
  const offset = async () => (await reopening(database, () => readMeta(database, 'clockOffset'))) ?? 0;

  let leave: Leave | undefined;
  let leaving = false;
  const revoked = (): void => {
    if (leaving) return;
    leaving = true;
    void untilLoaded(() => import('./leave.ts')).then(async ({ createLeave }) => {
      leave ??= createLeave({
        sealing: subtle === undefined ? undefined : sealing,
        storeParts,
        timers,
        wire: signed,
        isOpen: () => (keyring?.state() ?? 'open') === 'open',
      });
      const left = await leave().catch(() => 'noLine' as const);
      if (left === 'gone') return;
      leaving = false;
      if (left === 'locked') void keyring?.whenOpen.then(revoked);
      timers.set(leaveAgainAfter, revoked);
    });
  };

  /** A hub stands at another address, and has no word in it (R6). */
  const heardRevoked = (address: string): void => {
    if (address.startsWith('/')) revoked();
  };

  const plain = createSignedWire({ fetch: wire, clock, signer, offset, revoked: heardRevoked });
  let introducing: Promise<void> | undefined;
  const introduce = (authorization: string): Promise<void> =>
    (introducing ??= (async () => {
      const own = await signer();
      if (own === undefined || (await readIsKnown(database))) return;
      const outcome = await introduceKey({ fetch: plain, origin: '', timers }, { authorization, key: own.publicKey });
      if (outcome === 'known') await noteKnown(database);
      // No line: with the next request.
      if (outcome === 'later') introducing = undefined;
    })());
  const signed = createSignedWire({ fetch: wire, clock, signer, offset, revoked: heardRevoked, introduce });

  /** Without a token: the machine's key is its own, so a locked page hears of it too. */
  const look = async (): Promise<void> => {
    if ((await readRevokedNote({ database })) !== undefined) {
      revoked();
      return;
    }
    if (!(await readIsKnown(database))) return;
    const { device } = await readIdentity(storeParts);
    await askAsDevice({ fetch: plain, origin: '', timers }, device);
  };
  const lookAgain = (): void => {
    void look().catch(() => undefined);
    timers.set(lookEvery, lookAgain);
  };
  lookAgain();

  return {
    wire: signed,
    digest: async (bytes) => (await signer())?.digest(bytes),
    changePassword: (request) => changePassword({ fetch: plain, origin: '', timers }, request),
    async sign(text) {
      const own = await signer();
      if (own === undefined) throw new Error('This machine has no key.');
      return own.sign(text);
    },
    async signSlip(slip) {
      const own = await signer();
      if (own === undefined) return undefined;
      return signSlip(slip, { signer: own, device: (await readIdentity(storeParts)).device, clock });
    },
    async signIn(request) {
      const own = await signer();
      const asked = { ...request, ...(own === undefined ? {} : { key: own.publicKey }) };
      const answer = await signIn({ fetch: plain, origin: '', clock, timers }, asked);
      if (answer.status === 'signedIn' && own !== undefined) await noteKnown(database);
      return answer;
    },
    passkeyChallenge: async () =>
      askPasskeyChallenge({ fetch: plain, origin: '', timers }, (await readIdentity(storeParts)).device),
  };
}
