import { expect, it } from 'vitest';
import { openDesk } from '../server/open-desk.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

it('[R15] keeps a mutation with a NUL in it whole', async () => {
  const server = await openServerInProcess();
  const desk = await openDesk(server);
  const birth = desk.acts.opening();
  const odd = { ...birth, name: 'later', args: { note: 'a\u0000b' } };
  const answer = await desk.push(1, odd);
  expect(answer.receipts).toMatchObject([{ status: 'quarantined' }]);
  const [kept] = await server.store.read((scope) => scope(desk.scope).mutations([odd.mid]));
  expect((JSON.parse(kept?.body ?? '{}') as { args: unknown }).args).toEqual({ note: 'a\u0000b' });
  await server.close();
});
