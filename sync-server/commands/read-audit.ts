import { help, key, type Options, parsed, textOf, textsOf, type Unread } from './command-options.ts';

/** What may be asked of the audit log and of the log of who read what. */
export type AuditCommand =
  | { readonly name: 'auditVerify'; readonly against: readonly string[]; readonly keys: readonly string[] }
  | {
      readonly name: 'auditReads';
      readonly record: string | undefined;
      readonly account: string | undefined;
      readonly since: string | undefined;
    }
  | { readonly name: 'auditAccess'; readonly commune: string | undefined };

type Read = AuditCommand | Unread;

function readAccessLog(words: readonly string[]): Read {
  const { values, files } = parsed(words, { ...help, commune: { type: 'string' } });
  if (files.length > 0) return { name: 'wrong', sentence: 'audit access takes its commune by --commune.' };
  return { name: 'auditAccess', commune: textOf(values['commune']) };
}

/** Reads the words behind `audit`. */
export function readAudit([what, ...words]: readonly string[]): Read {
  const options: Options = { ...help, ...key, against: { type: 'string', multiple: true } };
  if (what === 'reads') return readReads(words);
  if (what === 'access') return readAccessLog(words);
  if (what !== 'verify') return { name: 'wrong', sentence: 'audit is followed by verify, reads or access.' };
  const { values, files } = parsed(words, options);
  if (values['help'] === true) return { name: 'help' };
  if (files.length > 0) return { name: 'wrong', sentence: 'audit verify takes files by --against.' };
  return { name: 'auditVerify', against: textsOf(values['against']), keys: textsOf(values['key']) };
}

function readReads(words: readonly string[]): Read {
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
