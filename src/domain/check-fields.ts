import { isAsked, isRequired } from './asked-fields.ts';
import { type CheckContext, type Fields, type FieldSpec, type Finding, wholeDossier } from './field.ts';
import { parseFieldValue } from './field-value.ts';
import type { Questions } from './procedure.ts';
import { procedureFields } from './procedure-fields.ts';

const nothing: readonly Finding[] = [];

/** Required and empty, or filled and not asked for. */
function findingsOfPresence(spec: FieldSpec, fields: Fields): readonly Finding[] {
  const value = fields[spec.path];
  if (value === undefined) {
    if (!isRequired(spec, fields)) return nothing;
    const { vi, en } = spec.label;
    const message = { vi: `Còn thiếu: ${vi}.`, en: `Missing: ${en}.` };
    return [{ field: spec.path, level: 'error', code: 'required', message }];
  }
  if (!isAsked(spec, fields)) {
    const { vi, en } = spec.label;
    const message = {
      vi: `Trường hợp này không ghi «${vi}». Hãy để trống.`,
      en: `In this case “${en}” is not recorded. Leave it empty.`,
    };
    return [{ field: spec.path, level: 'error', code: 'notAsked', message }];
  }
  return nothing;
}

function findingsOfField(spec: FieldSpec, fields: Fields): readonly Finding[] {
  const presence = findingsOfPresence(spec, fields);
  const value = fields[spec.path];
  if (presence.length > 0 || value === undefined) return presence;
  const parsed = parseFieldValue(spec, value);
  return parsed.status === 'finding' ? [parsed.finding] : nothing;
}

/** Which law a dossier falls under once its procedure's last known day is over is not ours to guess (docs/decisions/0021). */
function findingsOfProcedure(procedure: Questions, context: CheckContext): readonly Finding[] {
  if (procedure.unsure !== undefined)
    return [{ field: wholeDossier, level: 'warning', code: 'procedureUnsure', message: procedure.unsure }];
  if (procedure.receivedUntil === null || context.receivedOn <= procedure.receivedUntil) return [];
  const message = {
    vi: 'Luật Hộ tịch mới đã có hiệu lực nhưng ứng dụng chưa có bản thủ tục mới. Hãy đối chiếu mẫu mới trước khi ký.',
    en: 'The new civil-status law is in force, but this build does not know its procedure yet. Compare with the new forms before signing.',
  };
  return [{ field: wholeDossier, level: 'warning', code: 'procedureOutdated', message }];
}

type FieldFindings = (spec: FieldSpec, fields: Fields) => readonly Finding[];

function findings(
  procedure: Questions,
  fields: Fields,
  context: CheckContext,
  ofField: FieldFindings,
): readonly Finding[] {
  const { specs, placeOf } = procedureFields(procedure);
  const found = [...findingsOfProcedure(procedure, context)];
  for (const spec of specs) found.push(...ofField(spec, fields));
  for (const check of procedure.checks) found.push(...check(fields, context));
  if (found.length < 2) return found;
  const place = (finding: Finding): number => placeOf.get(finding.field) ?? -1;
  // Stable: at one field, the field's own findings stay before the checks'.
  return found.sort((a, b) => place(a) - place(b));
}

/**
 * Everything wrong or odd about a dossier's content, as of the day it was received: required and not asked, every value by
 * its kind, then the procedure's own checks. In the order of the form; only errors stop saving.
 */
export function checkFields(procedure: Questions, fields: Fields, context: CheckContext): readonly Finding[] {
  return findings(procedure, fields, context, findingsOfField);
}

/** The same for fields that `parseFields` gave: each value is known to be of its kind and is not looked at again. */
export function checkParsedFields(procedure: Questions, fields: Fields, context: CheckContext): readonly Finding[] {
  return findings(procedure, fields, context, findingsOfPresence);
}
