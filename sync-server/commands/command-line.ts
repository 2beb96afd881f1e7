import { readRoles, type Role, rolesOfPeople } from '../../src/domain/access/role.ts';
import { sameName } from '../same-name.ts';
import { parseArgs, type ParseArgsConfig } from 'node:util';

import { type CarryDeed, readCarry } from './read-carry.ts';
import { type DeliveryDeed, readDelivery } from './read-delivery.ts';

/** What was asked for at the terminal. */
export type Command =
  /** `upstream`: as the hub of a commune, for that server. */
  | { readonly name: 'serve'; readonly seedsAccounts: boolean; readonly upstream?: string }
  | { readonly name: 'hubJoin'; readonly upstream: string; readonly username: string; readonly code: string }
  | { readonly name: 'handOver'; readonly words: readonly string[] }
  | { readonly name: 'roles'; readonly words: readonly string[] }
  | { readonly name: 'key'; readonly file: string }
  | { readonly name: 'backup'; readonly to: string | undefined; readonly key: string | undefined }
  | { readonly name: 'verify'; readonly file: string; readonly keys: readonly string[] }
  | {
      readonly name: 'restore';
      readonly file: string;
      readonly keys: readonly string[];
      readonly replace: boolean;
      readonly despiteFindings: boolean;
    }
  | { readonly name: 'auditVerify'; readonly against: readonly string[]; readonly keys: readonly string[] }
  | {
      readonly name: 'auditReads';
      readonly record: string | undefined;
      readonly account: string | undefined;
      readonly since: string | undefined;
    }
  | { readonly name: 'deviceCode'; readonly commune: string; readonly called: string }
  | {
      readonly name: 'devices';
      readonly deed:
        | { readonly kind: 'list' }
        | { readonly kind: 'revoke'; readonly id: string }
        | { readonly kind: 'name'; readonly id: string; readonly called: string };
    }
  | {
      readonly name: 'people';
      readonly deed:
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
    }
  | { readonly name: 'delivery'; readonly deed: DeliveryDeed }
  | { readonly name: 'carry'; readonly deed: CarryDeed }
  | { readonly name: 'auditAccess'; readonly commune: string | undefined }
  | { readonly name: 'doctor' }
  | { readonly name: 'migrate'; readonly check: boolean }
  | { readonly name: 'help' }
  | { readonly name: 'wrong'; readonly sentence: string };

const help = { help: { type: 'boolean', short: 'h' } } as const;
const key = { key: { type: 'string', multiple: true } } as const;

/** Reads the words behind the program's name. None: `serve`, as it has always been. */
export function readCommandLine(words: readonly string[]): Command {
  const [first = 'serve', ...rest] = words;
  try {
    if (first.startsWith('--')) return readServe(words);
    switch (first) {
      case 'serve':
        return readServe(rest);
      case 'help':
        return { name: 'help' };
      case 'doctor':
        return readBare('doctor', rest, help, () => ({ name: 'doctor' }));
      case 'migrate':
        return readBare('migrate', rest, { ...help, check: { type: 'boolean' } }, (values) => ({
          name: 'migrate',
          check: values['check'] === true,
        }));
      // What comes behind it is a person's own sentence.
      case 'hand-over':
        return { name: 'handOver', words: rest };
      case 'roles':
        return { name: 'roles', words: rest };
      case 'key':
        return oneFile('key', rest, help, ({ file }) => ({ name: 'key', file }));
      case 'backup':
        return readBackupCommand(rest);
      case 'verify':
        return oneFile('verify', rest, { ...help, ...key }, ({ file, values }) => ({
          name: 'verify',
          file,
          keys: textsOf(values['key']),
        }));
      case 'restore':
        return readRestore(rest);
      case 'device-code':
        return readDeviceCommune(rest);
      case 'devices':
        return readDevices(rest);
      case 'people':
        return readPeople(rest);
      case 'delivery':
        return readDelivery(rest);
      case 'carry':
        return readCarry(rest);
      case 'audit':
        return readAudit(rest);
      case 'hub':
        return readHub(rest);
      default:
        return { name: 'wrong', sentence: `There is no command ${first}.` };
    }
  } catch (error) {
    // The parser's own words name the option that is not known, or lacks its value.
    return { name: 'wrong', sentence: error instanceof Error ? error.message : String(error) };
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

function parsed(words: readonly string[], options: Options): { values: Values; files: readonly string[] } {
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  return { values, files: positionals };
}

function oneFile(
  name: string,
  words: readonly string[],
  options: Options,
  make: (of: { readonly file: string; readonly values: Values }) => Command,
): Command {
  const { values, files } = parsed(words, options);
  if (values['help'] === true) return { name: 'help' };
  const [file] = files;
  if (file === undefined || files.length > 1) return { name: 'wrong', sentence: `${name} takes one file.` };
  return make({ file, values });
}

/** One that takes options and nothing else. */
function readBare(
  name: string,
  words: readonly string[],
  options: Options,
  make: (values: Values) => Command,
): Command {
  const { values, files } = parsed(words, options);
  if (values['help'] === true) return { name: 'help' };
  if (files.length > 0) return { name: 'wrong', sentence: `${name} takes no ${files.join(' ')}.` };
  return make(values);
}

const textsOf = (value: Values[string]): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
const textOf = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined);

function readServe(words: readonly string[]): Command {
  const options = { 'seed-accounts': { type: 'boolean' }, upstream: { type: 'string' } } as const;
  const { values, files } = parsed(words, { ...help, ...options });
  if (values['help'] === true) return { name: 'help' };
  if (files.length > 0) return { name: 'wrong', sentence: `serve takes nothing but options, not ${files.join(' ')}.` };
  const given = textOf(values['upstream']);
  if (given !== undefined) {
    const upstream = originOf(given);
    return upstream === undefined ? wrongUpstream(given) : { name: 'serve', seedsAccounts: false, upstream };
  }
  return { name: 'serve', seedsAccounts: values['seed-accounts'] === true };
}

/** Of a server: by HTTPS, or on this machine. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin } = new URL(text);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'https:' || (protocol === 'http:' && isHere) ? origin : undefined;
}

const wrongUpstream = (given: string): Command => ({
  name: 'wrong',
  sentence: `The province's server is an https address, not ${given}.`,
});

function readHub([what, ...words]: readonly string[]): Command {
  if (what !== 'join') return { name: 'wrong', sentence: 'hub is followed by join.' };
  const text = { type: 'string' } as const;
  const { values, files } = parsed(words, { ...help, user: text, code: text });
  if (values['help'] === true) return { name: 'help' };
  const [given = ''] = files;
  const [username, code] = [textOf(values['user']), textOf(values['code'])];
  const upstream = originOf(given);
  if (upstream === undefined) return wrongUpstream(given);
  if (files.length > 1 || username === undefined || code === undefined) {
    return { name: 'wrong', sentence: 'hub join needs the address of the province, --user and --code.' };
  }
  return { name: 'hubJoin', upstream, username: sameName(username), code };
}

function readBackupCommand(words: readonly string[]): Command {
  const { values, files } = parsed(words, { ...help, to: { type: 'string' }, key: { type: 'string' } });
  if (values['help'] === true) return { name: 'help' };
  if (files.length > 0) return { name: 'wrong', sentence: 'backup takes its folder by --to.' };
  return { name: 'backup', to: textOf(values['to']), key: textOf(values['key']) };
}

function readRestore(words: readonly string[]): Command {
  const options: Options = { ...help, ...key, replace: { type: 'boolean' }, 'despite-findings': { type: 'boolean' } };
  return oneFile('restore', words, options, ({ file, values }) => ({
    name: 'restore',
    file,
    keys: textsOf(values['key']),
    replace: values['replace'] === true,
    despiteFindings: values['despite-findings'] === true,
  }));
}

function readDeviceCommune(words: readonly string[]): Command {
  const { values, files } = parsed(words, { ...help, name: { type: 'string' } });
  if (values['help'] === true) return { name: 'help' };
  const [commune] = files;
  if (commune === undefined || files.length > 1) return { name: 'wrong', sentence: 'device-code takes one commune.' };
  return { name: 'deviceCode', commune, called: textOf(values['name']) ?? '' };
}

function readDevices([what, id, ...words]: readonly string[]): Command {
  const called = words.join(' ').trim();
  if (what === 'list' && id === undefined) return { name: 'devices', deed: { kind: 'list' } };
  if (what === 'revoke' && id !== undefined && called === '') return { name: 'devices', deed: { kind: 'revoke', id } };
  if (what === 'name' && id !== undefined && called !== '') {
    return { name: 'devices', deed: { kind: 'name', id, called } };
  }
  return { name: 'wrong', sentence: 'devices is followed by list, revoke DEVICE, or name DEVICE NAME.' };
}

function readPeople([what, ...words]: readonly string[]): Command {
  const usage: Command = {
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

function readAddPerson(words: readonly string[]): Command | undefined {
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

function readAccessLog(words: readonly string[]): Command {
  const { values, files } = parsed(words, { ...help, commune: { type: 'string' } });
  if (files.length > 0) return { name: 'wrong', sentence: 'audit access takes its commune by --commune.' };
  return { name: 'auditAccess', commune: textOf(values['commune']) };
}

function readAudit([what, ...words]: readonly string[]): Command {
  const options: Options = { ...help, ...key, against: { type: 'string', multiple: true } };
  if (what === 'reads') return readReads(words);
  if (what === 'access') return readAccessLog(words);
  if (what !== 'verify') return { name: 'wrong', sentence: 'audit is followed by verify, reads or access.' };
  const { values, files } = parsed(words, options);
  if (values['help'] === true) return { name: 'help' };
  if (files.length > 0) return { name: 'wrong', sentence: 'audit verify takes files by --against.' };
  return { name: 'auditVerify', against: textsOf(values['against']), keys: textsOf(values['key']) };
}

function readReads(words: readonly string[]): Command {
  const text = { type: 'string' } as const;
  const { values, files } = parsed(words, { ...help, record: text, account: text, since: text });
  if (values['help'] === true) return { name: 'help' };
  const [record, account, since] = [textOf(values['record']), textOf(values['account']), textOf(values['since'])];
  const asked = record !== undefined || account !== undefined;
  if (files.length > 0 || !asked) return { name: 'wrong', sentence: 'audit reads needs --record or --account.' };
  if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(since)) {
    return { name: 'wrong', sentence: '--since is a day, as in 2026-11-20.' };
  }
  return { name: 'auditReads', record, account, since };
}
