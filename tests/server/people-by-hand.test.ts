import { expect, it } from 'vitest';
import { openLivedIn } from '../support/lived-in-server.ts';
import { byHand } from './by-hand.ts';

it('[R18] whoever runs the server adds, moves and ends by commands, and the log tells of all of it', async () => {
  const lived = await openLivedIn();
  const { said, run } = byHand(lived);
  expect(await run('people', 'add', '99999', 'tinh.1', 'supervisor', '--name', 'Thử Giám Sát')).toBe(0);
  expect(said.at(-1)).toMatch(/^One-time password of tinh\.1, good until .+: [a-z-]{20,}$/u);
  const password = said.at(-1)?.split(': ')[1] ?? '';
  const made = await lived.server.store.accounts.byUsername('tinh.1');
  expect(made?.roles).toEqual(['supervisor']);
  expect(await run('people', 'add', '99999', 'tinh.1', 'officer', '--name', 'Thử')).toBe(1);
  expect(said.at(-1)).toBe('Somebody signs in with this name already.');
  expect(await run('people', 'password', 'tinh.1')).toBe(0);
  expect(said.at(-1)).not.toContain(password);
  expect(await run('people', 'move', 'tinh.1', '99998', 'Sáp', 'nhập')).toBe(0);
  expect(await run('people', 'end', 'tinh.1', 'Nghỉ việc')).toBe(0);
  expect(await run('people', 'end', 'tinh.1', 'Nghỉ việc')).toBe(1);
  expect(await run('people', 'end', 'nobody', 'Nghỉ việc')).toBe(1);
  said.length = 0;
  expect(await run('audit', 'access', '--commune', '99998')).toBe(0);
  expect(said).toEqual([
    expect.stringMatching(/^99998 1 .+ came tinh\.1 from 99999 to province supervisor, at the server \(Sáp nhập\)$/u),
    expect.stringMatching(/^99998 2 .+ end tinh\.1 from province supervisor, at the server \(Nghỉ việc\)$/u),
    'Commune 99998: 2 changes of access. Whether they stand as written: audit verify.',
  ]);
  expect(await run('audit', 'access', '--commune', '00000')).toBe(1);
  expect(await run('audit', 'verify')).toBe(0);
  await lived.close();
});
