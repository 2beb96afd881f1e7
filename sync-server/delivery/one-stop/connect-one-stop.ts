import { localDateOf } from '../../../src/domain/vietnam-time.ts';
import type { Instant } from '../../../src/domain/words.ts';
import type { Connection, Parcel } from '../connector.ts';
import type { OneStopTarget } from '../delivery-settings.ts';
import { callFar, type Heard, outcomeOf, saidOf, textOf } from '../far-call.ts';
import { provinceOf } from '../province-of.ts';
import { readAskAnswer, readSendAnswer } from './read-answers.ts';

interface OneStopParts {
  readonly target: OneStopTarget;
  readonly fetch: typeof fetch;
  /** A clock nobody can set. */
  readonly monotonicMs: () => number;
  /** Ends a call under way; of what was being sent nobody knows what became. */
  readonly cut: AbortSignal;
}

const tokenRefused = 'HTTP 401';
/** A token is renewed so long before it ends. */
const tokenMarginMs = 60_000;

/** The one-stop envelope: token by client credentials, dossiers in one by one, states asked for by codes. */
export function connectOneStop({ target, fetch: call, monotonicMs, cut }: OneStopParts): Connection {
  let token: { readonly text: string; readonly until: number } | undefined;
  const signal = (): AbortSignal => AbortSignal.any([cut, AbortSignal.timeout(target.timeoutSeconds * 1_000)]);

  /** `undefined`: none to be had now. */
  const tokenNow = async (): Promise<string | undefined> => {
    if (token !== undefined && token.until > monotonicMs()) return token.text;
    const form = { grant_type: 'client_credentials', client_id: target.clientId, client_secret: target.secret };
    try {
      const answer = await call(target.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'error',
        signal: signal(),
      });
      const body = JSON.parse(await textOf(answer)) as {
        readonly access_token?: unknown;
        readonly expires_in?: unknown;
      };
      if (!answer.ok || typeof body.access_token !== 'string') return undefined;
      const lastsMs = (typeof body.expires_in === 'number' ? body.expires_in : 300) * 1_000;
      token = { text: body.access_token, until: monotonicMs() + Math.max(lastsMs - tokenMarginMs, lastsMs / 2) };
      return token.text;
    } catch {
      return undefined;
    }
  };

  /** Before anything was done they may say that a token is good no longer: with a new one it is tried once more. */
  const post = async (url: string, body: string): Promise<Heard> => {
    const isKept = token !== undefined && token.until > monotonicMs();
    const heard = await postOnce(url, body);
    return isKept && heard.kind === 'later' && heard.said === tokenRefused ? postOnce(url, body) : heard;
  };

  const postOnce = async (url: string, body: string): Promise<Heard> => {
    const bearer = await tokenNow();
    if (bearer === undefined) return { kind: 'later', said: 'no token', afterSeconds: null, text: '' };
    const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
    const heard = await callFar({ fetch: call, url, init: { method: 'POST', headers, body, signal: signal() } });
    if (heard.kind === 'later' && heard.said === tokenRefused) token = undefined;
    return heard;
  };

  return {
    async send(parcel) {
      const request = JSON.stringify(envelopeOf(parcel, target));
      const heard = await post(target.sendUrl, request);
      return { outcome: outcomeOf(heard, (body) => readSendAnswer(body, parcel.code)), said: saidOf(request, heard) };
    },
    async ask({ communeCode, module, codes }) {
      const maTinh = provinceOf(communeCode, target);
      const request = JSON.stringify({ maTinh, module, maDinhDanhHoSo: codes });
      const heard = await post(target.askUrl, request);
      return { outcome: outcomeOf(heard, readAskAnswer), said: saidOf(request, heard) };
    },
  };
}

function envelopeOf(
  { module, code, communeCode, nationalCode, receivedAt, record, papers }: Parcel,
  target: OneStopTarget,
) {
  return {
    maDonVi: communeCode,
    maTinh: provinceOf(communeCode, target),
    maTTHC: nationalCode,
    module,
    maHoSoMCDT: code,
    maHoSoLT: '',
    ngayTiepNhan: dayAndTime(receivedAt),
    data: JSON.stringify(record),
    fileDinhKem: papers.map(({ id, kind, name, fileName, bytes }) => ({
      ...{ id, loaiGiayTo: kind, tenGiayTo: name, tenTepDinhKem: fileName, huyGiayTo: '0' },
      duLieuTepDinhKem: Buffer.from(bytes).toString('base64'),
    })),
  };
}

/** `dd/MM/yyyy HH:mm:ss` in Viet Nam. */
function dayAndTime(at: Instant): string {
  const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
  return `${localDateOf(at).split('-').reverse().join('/')} ${local.slice(11, 19)}`;
}
