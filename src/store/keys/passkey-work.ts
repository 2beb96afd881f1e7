import type { Bytes } from '../device-ports.ts';
import type { Asked, Authenticator, Made } from './authenticator.ts';
import type { Enrolled } from './enrol.ts';
import type { KeyWork, Person } from './key-work.ts';

export type OpenedByPasskey =
  | 'open'
  /** Another passkey than hers here. */
  | 'other'
  /** It is hers, and this browser keeps its secret to itself. */
  | 'noSecret'
  | Exclude<Asked, { status: 'answered' }>['status'];

/** What passkeys do on this machine; loaded when somebody has one, or wants one. */
export interface PasskeyWork {
  isThere(): Promise<boolean>;
  /** Opens the profile for her, without the line. */
  unlock(person: Pick<Enrolled, 'account' | 'passkey'>): Promise<OpenedByPasskey>;
  /** Makes hers; it opens the profile from then on where the browser lets it. */
  make(person: Person & { readonly username: string }, challenge?: string): Promise<Made>;
  /** Whoever is there chooses hers and signs what a server wants signed. */
  ask(challenge: string): Promise<Asked>;
}

interface PasskeyParts {
  readonly authenticator: Authenticator;
  readonly keyring: Pick<KeyWork, 'unlockByPasskey' | 'keepPasskey'>;
  readonly subtle: SubtleCrypto;
  /** This machine's id. */
  readonly device: () => Promise<string>;
}

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

export function createPasskeyWork({ authenticator, keyring, subtle, device }: PasskeyParts): PasskeyWork {
  /** One for the profile: who will answer is not always known beforehand. Nothing of it is secret. */
  const profileSalt = async (): Promise<Bytes> => bytesOf(`lien-mach ${await device()}`);
  return {
    isThere: () => authenticator.isThere(),
    async unlock({ account, passkey }) {
      if (passkey === undefined) return 'other';
      const asked = await authenticator.ask({ salt: passkey.salt, only: passkey.credential });
      if (asked.status !== 'answered') return asked.status;
      if (asked.secret === null) return 'noSecret';
      return (await keyring.unlockByPasskey(account, asked.secret)) ? 'open' : 'other';
    },
    async make({ account, name, username }, challenge) {
      // The same again for her here, so that the machine puts the new one in the old one's place; elsewhere another.
      const id = new Uint8Array(await subtle.digest('SHA-256', bytesOf(`${account} ${await device()}`)));
      const user = { id, name: username };
      const salt = await profileSalt();
      const made = await authenticator.make({ user, salt, ...(challenge === undefined ? {} : { challenge }) });
      if (made.status === 'made' && made.secret !== null) await keyring.keepPasskey({ account, name }, made.secret);
      return made;
    },
    ask: async (challenge) => authenticator.ask({ salt: await profileSalt(), challenge }),
  };
}
