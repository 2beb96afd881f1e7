import { expect, it } from 'vitest';
import { sayPlainly } from '../../sync-server/commands/say-plainly.ts';

it('what a machine has called itself writes no further line, turns nothing round, and gives the terminal no orders', () => {
  const said: string[] = [];
  const say = sayPlainly((line) => said.push(line));
  say('99999 d1 Máy\u001b[2J\n99998 d2 (no name): revoked');
  say('Thử\u202enimda\u2066\u007f\r\u2028x');
  expect(said).toEqual([
    '99999 d1 Máy\\u{1b}[2J\\u{a}99998 d2 (no name): revoked',
    'Thử\\u{202e}nimda\\u{2066}\\u{7f}\\u{d}\\u{2028}x',
  ]);
  // Names of people here are whole, however their letters are put together.
  for (const name of ['Nguyễn Thị Thử', 'Nguyễn Thị Thử'.normalize('NFD'), 'H’Bluk Niê Kdăm']) {
    say(name);
    expect(said.at(-1)).toBe(name);
  }
});
