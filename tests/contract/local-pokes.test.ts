import { expect, it } from 'vitest';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { openDesk } from '../server/open-desk.ts';
import { openServerInProcess } from '../support/server-in-process.ts';
import { collectPokes, pokesContract } from './pokes.ts';

pokesContract('one process', async () => {
  const pokes = createLocalPokes();
  return { here: pokes, there: pokes, dispose: () => pokes.close() };
});

it('are published when an exchange has written, with the number of the latest change, and not when it has not', async () => {
  const pokes = createLocalPokes();
  const server = await openServerInProcess({ pokes });
  const desk = await openDesk(server);
  const { heard } = collectPokes(pokes);
  const births = [desk.acts.opening(), desk.acts.opening()];
  await desk.push(1, ...births);
  expect(heard).toEqual([{ scope: desk.scope, seq: 2 }]);
  await desk.push(1, ...births);
  expect(heard).toHaveLength(1);
  await server.close();
});
