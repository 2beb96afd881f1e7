import * as v from 'valibot';
import { digestHeader, provedText } from '../protocol/device-proof.ts';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import type { Clock } from '../store/device-ports.ts';

/** What a device proves its requests by. */
export interface RequestSigner {
  sign(text: string): Promise<string>;
  /** SHA-256, base64url. */
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
}

export interface SignedWireParts {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** `undefined`: this browser has no keys, and requests go as they are. Called with each request: the key may be made meanwhile. */
  readonly signer: () => Promise<RequestSigner | undefined>;
  /** The server's clock minus this machine's, in ms, as last known. */
  readonly offset: () => Promise<number>;
  /** Called before anything is sent in somebody's name: the server may not know this device's key yet. */
  readonly introduce?: (authorization: string) => Promise<void>;
  /** What answers there has said that this device is revoked. */
  readonly revoked?: (address: string) => void;
}

const mostErrorBytes = 4_096;
const provable = /^(?:Bearer|Device) ([\w-]+)$/u;

/**
 * A wire that proves what bears a credential to come from this device. Its clock may be years wrong: the time in a proof is
 * reckoned by the server's, and where that was not known, the server tells it and the request goes once more.
 */
export function createSignedWire(parts: SignedWireParts): typeof fetch {
  const { fetch, clock, signer, introduce, revoked } = parts;
  let told: number | undefined;
  return async (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const heard = revoked && (() => revoked(address));
    const headers = (init.headers ?? {}) as Readonly<Record<string, string>>;
    const authorization = headers['authorization'] ?? '';
    const credential = provable.exec(authorization)?.[1];
    const signs = credential === undefined ? undefined : await signer();
    if (credential === undefined || signs === undefined) return watched(await fetch(input, init), heard);
    if (introduce !== undefined && authorization.startsWith('Bearer ')) await introduce(authorization);
    const path = pathOf(address);
    const body = init.body instanceof Uint8Array ? (init.body as Uint8Array<ArrayBuffer>) : bytesOf(init.body);
    const digest = headers[digestHeader] ?? (await signs.digest(body));
    const ask = async (): Promise<Response> => {
      const offset = told ?? (await parts.offset());
      const time = Math.floor((clock.now() + offset) / 1_000).toString(36);
      const said = provedText({ method: init.method ?? 'GET', path, credential, time, digest });
      const proved = `${authorization}.${time}.${await signs.sign(said)}`;
      return fetch(input, { ...init, headers: { ...headers, authorization: proved } });
    };
    const answer = await ask();
    if (answer.status !== 401) return watched(answer, heard);
    const problem = await problemOf(answer.clone());
    const serverTime = problem?.code === 'deviceNotProved' ? Date.parse(problem.serverTime ?? '') : Number.NaN;
    if (Number.isNaN(serverTime)) return answer;
    told = serverTime - clock.now();
    return watched(await ask(), heard);
  };
}

/** Path and query of an address, which may have no origin. */
function pathOf(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/?#]+/iu, '').replace(/#.*$/u, '') || '/';
}

function bytesOf(body: RequestInit['body']): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array();
}

/** Only our own word counts (R6). */
async function watched(answer: Response, revoked: (() => void) | undefined): Promise<Response> {
  if (answer.status === 403 && revoked !== undefined) {
    if ((await problemOf(answer.clone()))?.code === 'deviceRevoked') revoked();
  }
  return answer;
}

async function problemOf(answer: Response) {
  if (Number(answer.headers.get('content-length') ?? 0) > mostErrorBytes) return undefined;
  try {
    const parsed = v.safeParse(errorAnswerSchema, await answer.json());
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
