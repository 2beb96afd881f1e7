import { sameName } from '../same-name.ts';
import { help, key, oneFile, type Options, parsed, readBare, textOf, textsOf, type Unread } from './command-options.ts';
import { type AuditCommand, readAudit } from './read-audit.ts';
import { type CarryDeed, readCarry } from './read-carry.ts';
import { type DeliveryDeed, readDelivery } from './read-delivery.ts';
import { type PeopleDeed, readPeople } from './read-people.ts';

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
  | AuditCommand
  | { readonly name: 'deviceCode'; readonly commune: string; readonly called: string }
  | {
      readonly name: 'devices';
      readonly deed:
        | { readonly kind: 'list' }
        | { readonly kind: 'revoke'; readonly id: string }
        | { readonly kind: 'name'; readonly id: string; readonly called: string };
    }
  | { readonly name: 'people'; readonly deed: PeopleDeed }
  | { readonly name: 'delivery'; readonly deed: DeliveryDeed }
  | { readonly name: 'carry'; readonly deed: CarryDeed }
  | { readonly name: 'doctor' }
  | { readonly name: 'migrate'; readonly check: boolean }
  | Unread;

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
