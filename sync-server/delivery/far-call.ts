import type { Asked, Outcome, Said } from './connector.ts';
import { withoutFiles } from './without-files.ts';

/** What a call over HTTP came to, before anybody reads it. */
export type Heard =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly text: string }
  | { readonly kind: 'later'; readonly said: string; readonly afterSeconds: number | null; readonly text: string }
  | { readonly kind: 'unclear'; readonly said: string; readonly text: string };

/** Fifty dossiers with their papers come to less. */
const longestAnswer = 50_000_000;

interface FarCall {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly init: RequestInit;
  /** Statuses besides 2xx under which an answer of theirs may come. */
  readonly answersAt?: readonly number[];
}

/** Calls and reads; never throws. Secret and dossiers go where the settings say and nowhere else. */
export async function callFar({ fetch: call, url, init, answersAt = [] }: FarCall): Promise<Heard> {
  try {
    const answer = await call(url, { ...init, redirect: 'error' });
    return heardOf(answer, await textOf(answer), answersAt);
  } catch {
    return { kind: 'unclear', said: 'the connection was cut', text: '' };
  }
}

/** 401 and 429 are said before anything is done; of every other failure nobody knows. */
function heardOf(answer: Response, text: string, answersAt: readonly number[]): Heard {
  const said = `HTTP ${answer.status}`;
  if (answer.status === 401 || answer.status === 429) {
    const after = Number(answer.headers.get('retry-after'));
    return { kind: 'later', said, afterSeconds: after > 0 ? Math.min(after, 3_600) : null, text };
  }
  if (!answer.ok && !answersAt.includes(answer.status)) return { kind: 'unclear', said, text };
  try {
    return { kind: 'answer', status: answer.status, body: JSON.parse(text) as unknown, text };
  } catch {
    return { kind: 'unclear', said: 'no answer of theirs', text };
  }
}

export function outcomeOf<Answer extends Outcome | Asked>(
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

export function saidOf(request: string, heard: Heard): Said {
  const response = heard.kind === 'answer' ? withoutFiles(heard.text) : `${heard.said}\n${heard.text}`.trim();
  return { request: withoutFiles(request), response };
}

/** @throws Error when it is longer than anything of theirs. */
export async function textOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (text.length > longestAnswer) throw new Error('the answer has no end');
  }
  return text + decoder.decode();
}
