import { expect, it } from 'vitest';
import { bigServer, openLoadingTab } from '../support/load-desk.ts';
import { scriptedLine } from '../support/desk-on-line.ts';
import { makeDesk } from '../support/made-up-desk.ts';
import { changedAnswer } from '../support/wire-talk.ts';

it('[R17] a base that no load mends is loaded again ever more seldom', async () => {
  const server = await bigServer();
  const line = scriptedLine(server);
  const tab = openLoadingTab(server, { desk: makeDesk(), fetch: line.fetch });
  await tab.signIn();
  const waits: number[] = [];
  while (waits.length < 6) {
    // The server's own digest is not that of its records.
    line.next((pass, request) =>
      request.url.endsWith('/v1/sync')
        ? changedAnswer(pass, (answer) => ({
            ...answer,
            changes: answer.changes.map((page) => ({ ...page, digest: page.digest && 'e'.repeat(64) })),
          }))
        : pass(),
    );
    const attempt = await tab.exchange();
    if (attempt.status !== 'exchanged') throw new Error(JSON.stringify(attempt));
    if (attempt.done.fault !== null) waits.push((await tab.store.exchange.outlook()).log.failures);
  }
  tab.store.close();
  await server.close();
  expect(waits).toEqual([1, 2, 3, 4, 5, 6]);
});
