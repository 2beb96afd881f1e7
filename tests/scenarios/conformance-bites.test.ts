import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Result } from '../../conformance/conformance-case.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { EditDossierArgs } from '../../src/domain/mutations/edit-dossier.ts';
import { emptyDigest, foldDigest, rowDigest } from '../../src/protocol/digest.ts';
import { syncPath, type SyncRequest, type SyncResponse } from '../../src/protocol/sync-exchange.ts';
import type { AppParts } from '../../sync-server/app-parts.ts';
import { newReceiptSigner } from '../../sync-server/node-receipt-signer.ts';
import { judgeServer } from '../support/judge-server.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { serverHash, testSigner } from '../support/server-parts.ts';

/** What stands between the suite and a good server: it may change each answer of an exchange. */
type Between = (
  answer: SyncResponse,
  said: { readonly request: SyncRequest; readonly bytes: string; readonly status: number; readonly headers: Headers },
) => { readonly answer?: object; readonly status?: number; readonly headers?: Headers } | undefined;

let server: ServerInProcess | undefined;
afterEach(async () => {
  await server?.close();
});

async function judged(between: Between, parts: Partial<AppParts> = {}): Promise<readonly string[]> {
  server = await openServerInProcess(parts);
  const [officer, colleague, , neighbour] = server.accounts;
  const good = server.fetch;
  const through: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname !== syncPath) return good(request.url, init);
    const sent = new Uint8Array(
      await request
        .clone()
        .arrayBuffer()
        .catch(() => new ArrayBuffer(0)),
    );
    const response = await good(request);
    const { status, headers } = response;
    if (status !== 200 && status !== 409) return response;
    const bytes = request.headers.get('content-encoding') === 'gzip' ? gunzipSync(sent) : sent;
    const text = new TextDecoder().decode(bytes);
    const asked = JSON.parse(text) as SyncRequest;
    const came = new Uint8Array(await response.arrayBuffer());
    const plain = headers.get('content-encoding') === 'gzip' ? gunzipSync(came) : came;
    const answer = JSON.parse(new TextDecoder().decode(plain)) as SyncResponse;
    const changed =
      asked.protocol === (2 as number) ? between(answer, { request: asked, bytes: text, status, headers }) : undefined;
    const said = changed?.answer === undefined ? plain : new TextEncoder().encode(JSON.stringify(changed.answer));
    const kept = headers.get('content-encoding') === 'gzip' ? gzipSync(said) : said;
    const heads = new Headers(changed?.headers ?? headers);
    heads.set('content-length', String(kept.byteLength));
    return new Response(new Uint8Array(kept), { status: changed?.status ?? status, headers: heads });
  };
  const accounts = { officer: signsIn(officer), colleague: signsIn(colleague), neighbour: signsIn(neighbour) };
  return failed(await judgeServer({ fetch: through, url: server.serverUrl, accounts }));
}

const signsIn = ({ username, password }: { username: string; password: string }) => ({ username, password });
const failed = (results: readonly Result[]) =>
  results.flatMap(({ rule, name, verdict }) => (verdict === 'fail' ? [`${rule} ${name}`] : []));

const asItIs: Between = () => undefined;

beforeAll(async () => {
  // What follows means nothing unless a proxy that changes nothing is passed.
  expect(await judged(asItIs)).toEqual([]);
  await server?.close();
});

/** A page that keeps back its last row and hides that it does: the cursor covers what was never sent. */
function withoutLastRow(answer: SyncResponse): SyncResponse {
  return {
    ...answer,
    changes: answer.changes.map((page) => {
      const changes = page.more && page.changes.length > 1 ? page.changes.slice(0, -1) : page.changes;
      const rows = changes.flatMap((change) => (change.type === 'row' ? [rowDigest(change, serverHash)] : []));
      return { ...page, changes, fold: rows.reduce(foldDigest, emptyDigest) };
    }),
  };
}

it('[R2] fails a server in which an act takes effect twice', async () => {
  const twice: AppParts['apply'] = (dossier, mutation, recordedAt) => {
    const once = applyMutation(dossier, mutation, recordedAt);
    return mutation.name === 'recordPrint' && once.status === 'applied'
      ? applyMutation(once.dossier, mutation, recordedAt)
      : once;
  };
  expect(await judged(asItIs, { apply: twice })).toEqual([
    'R2 twice',
    'R2 at once',
    'R2 in another lane',
    'R2 twice in one batch',
  ]);
});

it('[R3] fails a server that answers 200 to a gap', async () => {
  expect(await judged(() => ({ status: 200 }))).toEqual(['R3 gap']);
});

it('[R9] fails a server that takes any proof for one of the machine’s key', async () => {
  // Vouchers are proved by the same.
  const broken = await judged(asItIs, { verify: () => true });
  expect(broken.filter((name) => name.startsWith('R9'))).toEqual(['R9 a wrong proof', 'R9 let in by a code']);
});

it('[R6] fails a server that does not say the nonce', async () => {
  expect(await judged(({ nonce: _nonce, ...answer }) => ({ answer }))).toEqual(['R6 nonce']);
});

it('[R6] fails a server whose answers may be cached', async () => {
  const cached: Between = (_answer, { headers }) => {
    const changed = new Headers(headers);
    changed.set('cache-control', 'max-age=60');
    return { headers: changed };
  };
  expect(await judged(cached)).toEqual(['R6 never cached']);
});

it('[R8] fails a server that answers the same bytes with another receipt', async () => {
  const heard = new Set<string>();
  const forgetful: Between = (answer, { bytes }) => {
    const again = heard.has(bytes);
    heard.add(bytes);
    const later = ({ serverTime, ...receipt }: SyncResponse['receipts'][number]) => ({
      ...receipt,
      serverTime: serverTime.replace('02:00', '02:01'),
    });
    return again ? { answer: { ...answer, receipts: answer.receipts.map(later) } } : undefined;
  };
  expect(await judged(forgetful)).toEqual(['R8 the same receipts', 'R8 a reply that was lost']);
});

it('[R10] fails a server in which the last writer wins', async () => {
  const lastWins: AppParts['apply'] = (dossier, mutation, recordedAt) => {
    if (mutation.name !== 'editDossier' || dossier === undefined) return applyMutation(dossier, mutation, recordedAt);
    const { changes } = mutation.args as EditDossierArgs;
    const seen = changes.map((change) => ({ ...change, from: standing(dossier, change.field) }));
    return applyMutation(dossier, { ...mutation, args: { changes: seen } }, recordedAt);
  };
  const standing = ({ fields }: Dossier, field: string) => fields[field] ?? null;
  expect(await judged(asItIs, { apply: lastWins })).toEqual([
    'R5 behind one’s own held act',
    'R10 the same field',
    'R10 an officer decides',
  ]);
});

it('[R11] fails a server whose cursor covers what it did not send', async () => {
  const ahead: Between = (answer, { request }) =>
    request.pull[0]?.pageBytes === 8 * 1024 ? { answer: withoutLastRow(answer) } : undefined;
  expect(await judged(ahead)).toEqual(['R11 pages']);
});

it('[R11] fails a server whose digest is not that of its rows', async () => {
  const wrong: Between = (answer) => ({
    answer: {
      ...answer,
      changes: answer.changes.map((page) => ({ ...page, digest: page.digest === null ? null : serverHash('wrong') })),
    },
  });
  expect(await judged(wrong)).toEqual(['R11 digest', 'R12 many writers and a reader']);
});

it('[R11] fails a server whose fold is not that of the page', async () => {
  const wrong: Between = (answer) => ({
    answer: { ...answer, changes: answer.changes.map((page) => ({ ...page, fold: serverHash('wrong') })) },
  });
  expect(await judged(wrong)).toEqual(['R11 fold', 'R11 wanted']);
});

it('[R12] fails a server that leaves a hole behind a reader’s cursor', async () => {
  const holes: Between = (answer, { request }) =>
    request.pull[0]?.pageBytes === 16 * 1024 && request.pull[0].whole === true
      ? { answer: withoutLastRow(answer) }
      : undefined;
  expect(await judged(holes)).toEqual(['R12 many writers and a reader']);
});

it('[R13] fails a server that signs with a key it does not publish', async () => {
  const other = newReceiptSigner();
  const signer = { key: testSigner.key, sign: (text: string) => other.sign(text) };
  expect(await judged(asItIs, { signer })).toEqual(['R13 sealed', 'R13 sealed in part']);
});

it('[R13] fails a server that takes a cursor of another history for its own', async () => {
  const blind: Between = (answer) => ({
    answer: {
      ...answer,
      changes: answer.changes.map((page) =>
        page.from === 'nowhere' ? { ...page, from: 'cursor', more: false } : page,
      ),
    },
  });
  expect(await judged(blind)).toEqual(['R13 asked for anchors', 'R13 ahead of the server', 'R17 the largest numbers']);
});

it('[R14] fails a server that does not tell a fork', async () => {
  const silent: Between = (answer) => ({
    answer: {
      ...answer,
      lanes: answer.lanes.map((lane) => ({ ...lane, outcome: lane.outcome === 'fork' ? 'ok' : lane.outcome })),
    },
  });
  expect(await judged(silent)).toEqual(['R14 fork', 'R14 a fork beside others']);
});
