import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDigest, foldDigest, rowDigest } from '../../../src/protocol/digest.ts';
import { signInPath } from '../../../src/protocol/sign-in.ts';
import { syncMediaType, syncPath } from '../../../src/protocol/sync-exchange.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { serverHash } from '../../support/server-parts.ts';
import { openDesk } from '../open-desk.ts';
/** An exchange of the last build of protocol 1: two births, an edit, a print, and the first pull. Made-up people. */
import recorded from './exchange.json' with { type: 'json' };

interface OldAnswer {
  readonly protocol: number;
  readonly nonce: string;
  readonly lanes: unknown;
  readonly receipts: readonly unknown[];
  readonly changes: readonly [
    {
      readonly restarted: boolean;
      readonly digest: string | null;
      readonly cursor: unknown;
      readonly changes: readonly {
        type: 'row';
        kind: 'dossier';
        id: string;
        rev: number;
        digest: string;
        state: unknown;
      }[];
    },
  ];
}

let server: ServerInProcess;
let token: string;

beforeEach(async () => {
  server = await openServerInProcess();
  const [{ username, password }] = server.accounts;
  const session = await server.fetch(server.serverUrl + signInPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, device: recorded.request.device }),
  });
  ({ token } = (await session.json()) as { token: string });
});
afterEach(() => server.close());

async function post(request: unknown): Promise<{ status: number; answer: OldAnswer }> {
  const response = await server.fetch(server.serverUrl + syncPath, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': syncMediaType },
    body: JSON.stringify(request),
  });
  expect(response.headers.get('content-type')).toBe(syncMediaType);
  return { status: response.status, answer: (await response.json()) as OldAnswer };
}

describe('a build of protocol 1', () => {
  it('[R15] pushes what it has and reads its receipts in the shape it knows', async () => {
    const { status, answer } = await post(recorded.request);
    expect(status).toBe(200);
    expect(answer).toMatchObject({ protocol: 1, nonce: recorded.request.nonce });
    expect(answer.lanes).toEqual(recorded.answer.lanes);
    expect(answer.receipts.map(known)).toEqual(recorded.answer.receipts);
    const stored = await server.store.read((scope) => scope('99999').counter());
    expect(stored.seq).toBe(4);
  });

  it('[R8][R15] gets the same receipts when it sends the same bytes again', async () => {
    await post(recorded.request);
    expect((await post(recorded.request)).answer.receipts.map(known)).toEqual(recorded.answer.receipts);
  });

  it('[R11][R15] pulls rows, each with the digest it compares, that add up to the commune’s', async () => {
    const { answer } = await post(recorded.request);
    const [page] = answer.changes;
    expect(page.restarted).toBe(false);
    expect(page.changes).toHaveLength(2);
    let digest = emptyDigest;
    for (const row of page.changes) {
      expect(row.digest).toBe(rowDigest(row, serverHash));
      digest = foldDigest(digest, row.digest);
    }
    expect(page.digest).toBe(digest);
    expect(page.digest).toBe(recorded.answer.changes[0]?.digest);
    const [again] = (
      await post({ ...recorded.request, lanes: [], pull: [{ ...recorded.request.pull[0], cursor: page.cursor }] })
    ).answer.changes;
    expect(again.changes).toEqual([]);
  });

  it('[R3][R15] hears of a gap by 409, beside a lane of protocol 2 on another device', async () => {
    const [lane] = recorded.request.lanes;
    const { status, answer } = await post({ ...recorded.request, lanes: [{ ...lane, from: 3 }] });
    expect(status).toBe(409);
    expect(answer.lanes).toMatchObject([{ outcome: 'gap', expected: 1 }]);
    const desk = await openDesk(server, { account: 1 });
    expect((await desk.push(1, desk.acts.opening())).protocol).toBe(2);
  });
});

/** A receipt as far as that build knew receipts; it leaves aside what came later. */
function known(receipt: unknown): unknown {
  const keys = Object.keys(recorded.answer.receipts[0] ?? {});
  return Object.fromEntries(Object.entries(receipt as object).filter(([key]) => keys.includes(key)));
}
