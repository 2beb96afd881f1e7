import { localDateOf } from '../../../src/domain/vietnam-time.ts';
import type { Instant } from '../../../src/domain/words.ts';
import type { Asked, Connection, Outcome, Parcel, Said } from '../connector.ts';
import type { DeliveryTarget } from '../delivery-settings.ts';
import { withoutFiles } from '../without-files.ts';
import { readAskAnswer, readSendAnswer } from './read-answers.ts';

interface OneStopParts {
  readonly target: DeliveryTarget;
  readonly fetch: typeof fetch;
  /** A clock nobody can set. */
  readonly monotonicMs: () => number;
  /** Ends a call under way; of what was being sent nobody knows what became. */
  readonly cut: AbortSignal;
}

/** Fifty dossiers with their papers come to less. */
const longestAnswer = 50_000_000;
/** Secret and dossiers go where the settings say and nowhere else. */
const redirect = 'error';
/** A token is renewed so long before it ends. */
const tokenMarginMs = 60_000;

type Heard =
  | { readonly kind: 'answer'; readonly body: unknown; readonly text: string }
  | { readonly kind: 'later'; readonly said: string; readonly afterSeconds: number | null; readonly text: string }
  | { readonly kind: 'unclear'; readonly said: string; readonly text: string };

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
        redirect,
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

  const post = async (url: string, body: string): Promise<Heard> => {
    const bearer = await tokenNow();
    if (bearer === undefined) return { kind: 'later', said: 'no token', afterSeconds: null, text: '' };
    try {
      const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
      const answer = await call(url, { method: 'POST', headers, body, redirect, signal: signal() });
      const text = await textOf(answer);
      if (answer.status === 401) token = undefined;
      return heardOf(answer, text);
    } catch {
      return { kind: 'unclear', said: 'the connection was cut', text: '' };
    }
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

/** 401 and 429 are said before anything is done; of every other failure nobody knows. */
function heardOf(answer: Response, text: string): Heard {
  const said = `HTTP ${answer.status}`;
  if (answer.status === 401 || answer.status === 429) {
    const after = Number(answer.headers.get('retry-after'));
    return { kind: 'later', said, afterSeconds: after > 0 ? Math.min(after, 3_600) : null, text };
  }
  if (!answer.ok) return { kind: 'unclear', said, text };
  try {
    return { kind: 'answer', body: JSON.parse(text) as unknown, text };
  } catch {
    return { kind: 'unclear', said: 'no answer of theirs', text };
  }
}

function outcomeOf<Answer extends Outcome | Asked>(
  heard: Heard,
  read: (body: unknown) => Answer | undefined,
): Answer | Extract<Outcome, { kind: 'later' | 'unclear' }> {
  switch (heard.kind) {
    case 'answer':
      return read(heard.body) ?? { kind: 'unclear', said: 'no answer of theirs' };
    case 'later':
      return { kind: 'later', said: heard.said, afterSeconds: heard.afterSeconds };
    case 'unclear':
      return { kind: 'unclear', said: heard.said };
  }
}

function saidOf(request: string, heard: Heard): Said {
  const response = heard.kind === 'answer' ? withoutFiles(heard.text) : `${heard.said}\n${heard.text}`.trim();
  return { request: withoutFiles(request), response };
}

function provinceOf(communeCode: string, { communes }: DeliveryTarget): string {
  return communes.find(({ code }) => code === communeCode)?.provinceCode ?? '';
}

/** @throws Error when it is longer than anything of theirs. */
async function textOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (text.length > longestAnswer) throw new Error('the answer has no end');
  }
  return text + decoder.decode();
}

function envelopeOf(
  { module, code, communeCode, nationalCode, receivedAt, record, papers }: Parcel,
  target: DeliveryTarget,
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
