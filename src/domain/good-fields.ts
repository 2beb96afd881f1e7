import { checkParsedFields } from './check-fields.ts';
import type { Fields, Finding } from './field.ts';
import { parseFields } from './field-value.ts';
import type { Procedure } from './procedure.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';

type Checked =
  | { readonly status: 'good'; readonly fields: Fields }
  | { readonly status: 'refused'; readonly problems: readonly Finding[] };

/** The fields as a record may hold them, by the law of the day the dossier was received; or every error in them. `kept`: what it holds already. */
export function goodFields(
  procedure: Procedure,
  fields: Readonly<Record<string, unknown>>,
  receivedAt: Instant,
  kept?: Fields,
): Checked {
  const parsed = parseFields(procedure, fields, kept);
  if (parsed.status === 'findings') return { status: 'refused', problems: parsed.findings };
  const findings = checkParsedFields(procedure, parsed.fields, { receivedOn: localDateOf(receivedAt) });
  const errors = findings.filter(({ level }) => level === 'error');
  return errors.length > 0 ? { status: 'refused', problems: errors } : { status: 'good', fields: parsed.fields };
}
