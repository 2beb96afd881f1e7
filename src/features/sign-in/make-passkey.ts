import type { OwnKeysWords } from '../../messages/vi/own-keys.ts';
import type { Account } from '../../protocol/sign-in.ts';
import type { PasskeyWork } from '../../store/keys/passkey-work.ts';
import type { AskOwnKeys } from '../../sync/ask-own-keys.ts';
import type { PasskeyChallenge } from '../../sync/ask-passkey-challenge.ts';

/** What is said of it under the buttons. */
export interface Said {
  readonly text: string | null;
  readonly isError: boolean;
}

interface MakeParts {
  readonly work: Pick<PasskeyWork, 'make'>;
  readonly challenge: () => Promise<PasskeyChallenge>;
  readonly server: Pick<AskOwnKeys, 'register'>;
  readonly words: OwnKeysWords;
}

/** One passkey for both: it opens this machine, and signs in where she gives her password with it. */
export async function makePasskey(
  { work, challenge, server, words }: MakeParts,
  { id, name, username }: Account,
  password: string,
): Promise<Said> {
  const error = (text: string): Said => ({ text, isError: true });
  const person = { account: id, name, username };
  const told = password === '' ? undefined : await challenge();
  if (told !== undefined && told.status !== 'told') return error(words[told.status]);
  const made = await work.make(person, told?.challenge);
  if (made.status !== 'made') return error(words[made.status]);
  const opens = made.secret !== null;
  if (told === undefined) return opens ? { text: words.madeHere, isError: false } : error(words.madeNothing);
  const done = await server.register({ ...made.registration, password });
  if (done === 'done') return { text: opens ? words.madeBoth : words.madeSignIn, isError: false };
  const failed = `${words.notRegistered} ${words.failed[done]}`;
  return error(opens ? `${words.madeHere} ${failed}` : failed);
}
