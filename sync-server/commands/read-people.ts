import { readRoles, type Role, rolesOfPeople } from '../../src/domain/access/role.ts';
import { sameName } from '../same-name.ts';
import { help, parsed, textOf, type Unread } from './command-options.ts';

/** What may be done about people at the terminal. */
export type PeopleDeed =
  | {
      readonly kind: 'add';
      readonly commune: string;
      readonly username: string;
      readonly called: string;
      readonly title: string;
      readonly roles: readonly Role[];
    }
  | { readonly kind: 'password'; readonly username: string }
  | { readonly kind: 'end'; readonly username: string; readonly reason: string }
  | { readonly kind: 'move'; readonly username: string; readonly to: string; readonly reason: string };

type Read = { readonly name: 'people'; readonly deed: PeopleDeed } | Unread;

/** Reads the words behind `people`. */
export function readPeople([what, ...words]: readonly string[]): Read {
  const usage: Read = {
    name: 'wrong',
    sentence:
      'people is followed by add COMMUNE NAME ROLE… --name FULL_NAME, password NAME, end NAME REASON, or move NAME COMMUNE REASON.',
  };
  const [first = '', second = '', ...more] = words;
  const username = sameName(first);
  switch (what ?? '') {
    case 'add':
      return readAddPerson(words) ?? usage;
    case 'password':
      return username === '' || words.length > 1 ? usage : { name: 'people', deed: { kind: 'password', username } };
    case 'end': {
      const reason = words.slice(1).join(' ').trim();
      return username === '' || reason === '' ? usage : { name: 'people', deed: { kind: 'end', username, reason } };
    }
    case 'move': {
      const reason = more.join(' ').trim();
      if (username === '' || second === '' || reason === '') return usage;
      return { name: 'people', deed: { kind: 'move', username, to: second, reason } };
    }
    default:
      return usage;
  }
}

function readAddPerson(words: readonly string[]): Read | undefined {
  const { values, files } = parsed(words, { ...help, name: { type: 'string' }, title: { type: 'string' } });
  const [commune = '', username = '', ...named] = files;
  const [called, roles] = [
    textOf(values['name'])?.trim() ?? '',
    readRoles(named).filter((role) => rolesOfPeople.includes(role)),
  ];
  const isWhole = commune !== '' && /^[a-z0-9][a-z0-9.-]{1,31}$/u.test(sameName(username)) && called !== '';
  if (!isWhole || roles.length === 0 || roles.length !== new Set(named).size) return undefined;
  const title = textOf(values['title'])?.trim() ?? '';
  return { name: 'people', deed: { kind: 'add', commune, username: sameName(username), called, title, roles } };
}
