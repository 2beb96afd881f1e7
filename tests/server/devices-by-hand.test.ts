import { expect, it } from 'vitest';
import { madeUpId } from '../support/acts.ts';
import { openLivedIn } from '../support/lived-in-server.ts';
import { byHand } from './by-hand.ts';

it('[R18] whoever runs the server sees who used each machine last, also when her access has ended, and may name and revoke it', async () => {
  const lived = await openLivedIn();
  const { store, accounts } = lived.server;
  const { said, run } = byHand(lived);
  const [first] = accounts;
  const at = '2026-11-20T02:00:00.000Z';
  const [used, before, never] = [madeUpId(0xd71), madeUpId(0xd72), madeUpId(0xd73)];
  for (const id of [used, before, never])
    await store.devices.enrol({ id, scope: '99999', publicKey: null, by: first.id, at });
  const word = { exchangedAt: at, waiting: 2, received: 0, build: '1', incarnation: '0000TEST', missing: 0 };
  await store.devices.note(used, { ...word, usedBy: first.id });
  // Of an exchange of before anybody noted who it was.
  await store.devices.note(before, { ...word, usedBy: madeUpId(0xaff) });
  await store.accounts.endAccess(first.id, at);
  const lineOf = async (id: string) => {
    said.length = 0;
    expect(await run('devices', 'list')).toBe(0);
    return said.find((line) => line.includes(id));
  };
  expect(await lineOf(used)).toBe(
    `99999 ${used} (no name): no key, last exchange ${at}, used then by ${first.name} (${first.username}), 2 waiting, build 1`,
  );
  expect(await lineOf(before)).toContain(`last exchange ${at}, used then by not known, 2 waiting`);
  expect(await lineOf(never)).toContain('last exchange never, 0 waiting');
  expect(await run('devices', 'name', used, 'Máy một cửa')).toBe(0);
  expect(await run('devices', 'revoke', used)).toBe(0);
  expect(await lineOf(used)).toMatch(/ Máy một cửa: .+ revoked /u);
  expect(await run('devices', 'revoke', madeUpId(0xd79))).toBe(1);
  await lived.close();
});
