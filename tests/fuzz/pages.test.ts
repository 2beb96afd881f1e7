import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  documentsPath,
  offsetMediaType,
  pageOfRecordPath,
  pagePath,
  tusVersion,
} from '../../src/protocol/documents.ts';
import { type Desk, openDesk } from '../server/open-desk.ts';
import { inOrder } from '../support/answered-in-order.ts';
import { openTables, type OpenTables } from '../support/dump-tables.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { hostileTexts } from '../support/hostile-values.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { holdServerClock } from '../support/server-parts.ts';

let tables: OpenTables;
let server: ServerInProcess;
let desk: Desk;

beforeAll(async () => {
  tables = await openTables(holdServerClock());
  server = await openServerInProcess({}, { store: tables.store });
  desk = await openDesk(server);
});
afterAll(() => tables.close());

const usual = () => ({
  authorization: `Bearer ${desk.session.token}`,
  'upload-length': '5000',
  'upload-metadata': `sha256 ${btoa('a'.repeat(64))},type ${btoa('image/jpeg')}`,
  'tus-resumable': tusVersion,
  'upload-offset': '0',
  'content-type': offsetMediaType,
});

/** Asks, and holds the answer to its promises: in words, and without a trace where it is a refusal. */
async function ask(path: string, init: RequestInit): Promise<void> {
  const before = await tables.dump();
  const answer = await server.fetch(server.serverUrl + path, init);
  await inOrder(answer);
  if (answer.status >= 400) expect(await tables.dump()).toEqual(before);
}

describe('what is said of a page', () => {
  it('[R17] under any name for it, by any method', async () => {
    const texts = fc.oneof(fc.constantFrom(...hostileTexts, '../x', '-1', 'a'.repeat(64)), fc.string());
    const encoded = texts.map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')));
    const paths = fc.constantFrom(
      pagePath,
      (id: string) => pageOfRecordPath(id, id),
      (id: string) => `${documentsPath}/${id}/${id}`,
    );
    await fuzzedAsync(
      fc.asyncProperty(
        paths,
        encoded,
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
        async (path, id, method) => ask(path(id), { method, headers: { ...usual(), range: `bytes=${id}-` } }),
      ),
      100,
    );
  });

  it('[R17] broken in one place, begins nothing that it did not say', async () => {
    const paths = fc.constantFrom(documentsPath, pagePath('a'.repeat(64)), pagePath('A'.repeat(64)));
    const said = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom('-1', '1e9', '99999999999', ',,', 'sha256', `sha256 ${btoa('../../etc/passwd')}`),
    );
    const names = fc.constantFrom('upload-length', 'upload-metadata', 'tus-resumable', 'upload-offset', 'content-type');
    await fuzzedAsync(
      fc.asyncProperty(paths, fc.constantFrom('POST', 'PATCH'), names, said, async (path, method, name, value) => {
        const body = method === 'PATCH' ? { body: new Uint8Array(20) } : {};
        await ask(path, { method, headers: { ...usual(), [name]: value.trim() }, ...body });
      }),
    );
    const rows = (await server.store.pages.begunBefore('9', { scope: desk.scope, after: '', most: 9 })).length;
    expect(rows).toBeLessThanOrEqual(1);
  });
});
