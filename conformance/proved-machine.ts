import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import * as v from 'valibot';
import { devicePath, provedText } from '../src/protocol/device-proof.ts';
import { errorAnswerSchema } from '../src/protocol/error-answer.ts';
import { type SignInResponse, signInPath, signInResponseSchema } from '../src/protocol/sign-in.ts';
import { must } from './not-so.ts';
import type { TestAccount } from './read-accounts.ts';
import type { Reply, Talk } from './talk.ts';

export interface ProvedQuestion {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** A token, or the machine itself. */
  readonly as: { readonly token: string } | 'machine';
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is proved where that is not what is sent. */
  readonly instead?: { readonly path?: string; readonly body?: string; readonly minutesAgo?: number };
}

/** A machine with an ECDSA P-256 key, which proves what it asks. */
export interface ProvedMachine {
  readonly device: string;
  readonly publicKey: string;
  ask(question: ProvedQuestion): Promise<Reply>;
  /** As sent: to be sent again by somebody else. */
  authorizationFor(question: ProvedQuestion): string;
  trySignIn(account: TestAccount, more?: { readonly code?: string }): Promise<Reply>;
  signIn(account: TestAccount, more?: { readonly code?: string }): Promise<SignInResponse>;
}

const pointBytes = 65;

/** A machine with a new key. Its proofs go by the server's clock, which tells its time to whoever proves nothing. */
export async function openMachine(device: string, talk: Talk): Promise<ProvedMachine> {
  const refused = v.safeParse(errorAnswerSchema, (await talk.ask(devicePath)).json);
  const told = Date.parse((refused.success ? refused.output.serverTime : undefined) ?? '');
  const offset = Number.isNaN(told) ? 0 : told - Date.now();
  const { privateKey, publicKey: pair } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = pair.export({ type: 'spki', format: 'der' }).subarray(-pointBytes).toString('base64url');
  const authorizationFor: ProvedMachine['authorizationFor'] = ({
    method = 'POST',
    path,
    as,
    body = '',
    instead = {},
  }) => {
    const credential = as === 'machine' ? device : as.token;
    const seconds = Math.floor((Date.now() + offset) / 1_000) - (instead.minutesAgo ?? 0) * 60;
    const time = seconds.toString(36);
    const digest = createHash('sha256')
      .update(instead.body ?? body)
      .digest('base64url');
    const said = provedText({ method, path: instead.path ?? path, credential, time, digest });
    const signature = sign('sha256', Buffer.from(said), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${as === 'machine' ? 'Device' : 'Bearer'} ${credential}.${time}.${signature.toString('base64url')}`;
  };
  const ask: ProvedMachine['ask'] = (question) => {
    const { method = 'POST', path, body, headers = {} } = question;
    const proved = { authorization: authorizationFor(question), ...headers };
    return talk.ask(path, { method, headers: proved, ...(body === undefined ? {} : { body }) });
  };
  const trySignIn: ProvedMachine['trySignIn'] = ({ username, password }, more = {}) => {
    const body = JSON.stringify({ username, password, device, key: publicKey, ...more });
    return ask({ path: signInPath, as: 'machine', body, headers: { 'content-type': 'application/json' } });
  };
  return {
    device,
    publicKey,
    ask,
    authorizationFor,
    trySignIn,
    async signIn(account, more) {
      const reply = await trySignIn(account, more);
      const session = v.safeParse(signInResponseSchema, reply.json);
      must(
        session.success,
        `signing in on a machine with a key was answered ${reply.status} ${reply.text.slice(0, 200)}`,
      );
      return session.output;
    },
  };
}
