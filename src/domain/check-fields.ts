import { isAsked, isRequired } from './asked-fields.ts';
import { type CheckContext, type FieldPath, type Fields, type FieldSpec, type Finding, wholeDossier } from './field.ts';
import { parseFieldValue } from './field-value.ts';
import type { Procedure } from './procedure.ts';

function findingsOfField(spec: FieldSpec, fields: Fields): readonly Finding[] {
  const value = fields[spec.path];
  const { vi, en } = spec.label;
  if (value === undefined) {
    if (!isRequired(spec, fields)) return [];
    const message = { vi: `Còn thiếu: ${vi}.`, en: `Missing: ${en}.` };
    return [{ field: spec.path, level: 'error', code: 'required', message }];
  }
  if (!isAsked(spec, fields)) {
    const message = {
      vi: `Trường hợp này không ghi «${vi}». Hãy để trống.`,
      en: `In this case “${en}” is not recorded. Leave it empty.`,
    };
    return [{ field: spec.path, level: 'error', code: 'notAsked', message }];
  }
  const parsed = parseFieldValue(spec, value);
  return parsed.status === 'finding' ? [parsed.finding] : [];
}

/** Which law a dossier falls under once its procedure's last known day is over is not ours to guess (docs/decisions/0021). */
function findingsOfProcedure(procedure: Procedure, context: CheckContext): readonly Finding[] {
  if (procedure.receivedUntil === null || context.receivedOn <= procedure.receivedUntil) return [];
  const message = {
    vi: 'Luật Hộ tịch mới đã có hiệu lực nhưng ứng dụng chưa có bản thủ tục mới. Hãy đối chiếu mẫu mới trước khi ký.',
    en: 'The new civil-status law is in force, but this build does not know its procedure yet. Compare with the new forms before signing.',
  };
  return [{ field: wholeDossier, level: 'warning', code: 'procedureOutdated', message }];
}

/**
 * Everything wrong or odd about a dossier's content, as of the day it was received: required and not asked, every value by
 * its kind, then the procedure's own checks. In the order of the form; only errors stop saving.
 */
export function checkFields(procedure: Procedure, fields: Fields, context: CheckContext): readonly Finding[] {
  const specs = procedure.groups.flatMap((group) => group.fields);
  const findings = [
    ...findingsOfProcedure(procedure, context),
    ...specs.flatMap((spec) => findingsOfField(spec, fields)),
    ...procedure.checks.flatMap((check) => check(fields, context)),
  ];
  const place = new Map<FieldPath, number>(specs.map((spec, index) => [spec.path, index]));
  const placeOf = (finding: Finding): number => place.get(finding.field) ?? -1;
  // Stable: at one field, the field's own findings stay before the checks'.
  return findings.sort((a, b) => placeOf(a) - placeOf(b));
}
