import * as v from 'valibot';
import { passwordPath } from '../../src/protocol/password.ts';
import { signInPath, signInResponseSchema, type SignInResponse } from '../../src/protocol/sign-in.ts';
import type { AskUpstream, Failure, Told } from './ask-upstream.ts';
import type { HubIdentity, HubKey } from './hub-identity.ts';

type SignedIn = { readonly status: 'signedIn'; readonly answer: SignInResponse } | Failure;

/** Signs the hub in as the account it has. `code`: by which its machine is let in, the first time. */
export async function signInUpstream(
  { username, password, device }: Pick<HubIdentity, 'username' | 'password' | 'device'>,
  { ask, key, code }: { readonly ask: AskUpstream; readonly key: HubKey; readonly code?: string },
): Promise<SignedIn> {
  const told = await ask(signInPath, {
    authorization: `Device ${device}`,
    body: { username, password, device, key: key.publicKey, ...(code === undefined ? {} : { code }) },
  });
  if (told.status !== 'answered') return told;
  const read = v.safeParse(signInResponseSchema, told.body);
  return read.success ? { status: 'signedIn', answer: read.output } : { status: 'unreadable' };
}

/** Puts a password that nobody knows in place of the one that was told to a person. */
export function changePasswordUpstream(
  { token, old, next }: { readonly token: string; readonly old: string; readonly next: string },
  ask: AskUpstream,
): Promise<Told> {
  return ask(passwordPath, { authorization: `Bearer ${token}`, body: { old, new: next } });
}

/** Asks in the hub's name, and signs it in where it has no token, or one that is over. */
export function createHubSession(
  identity: HubIdentity,
  { ask, key }: { readonly ask: AskUpstream; readonly key: HubKey },
): (path: string, body: unknown, mediaType?: string) => Promise<Told> {
  let token: string | undefined;
  const signIn = async (): Promise<Told | undefined> => {
    const signed = await signInUpstream(identity, { ask, key });
    if (signed.status !== 'signedIn') return signed;
    token = signed.answer.token;
    return undefined;
  };
  return async (path, body, mediaType) => {
    for (let tries = 1; ; tries += 1) {
      const failed = token === undefined ? await signIn() : undefined;
      if (failed !== undefined) return failed;
      const question = {
        authorization: `Bearer ${token ?? ''}`,
        body,
        ...(mediaType === undefined ? {} : { mediaType }),
      };
      const told = await ask(path, question);
      if (told.status !== 'refused' || told.code !== 'signInNeeded' || tries > 1) return told;
      token = undefined;
    }
  };
}
