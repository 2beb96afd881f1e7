import * as v from 'valibot';
import type { FieldPath, Fields, FieldSpec, FieldValue, Finding } from './field.ts';
import { type FieldProblem, fieldProblems, isFieldProblem } from './field-problems.ts';
import { fieldSchemas } from './field-schemas.ts';
import { isNationalityCode } from './nationality-codes.ts';
import { isBlank, plainText } from './plain-text.ts';
import type { Procedure } from './procedure.ts';
import { procedureFields } from './procedure-fields.ts';
import { quickFieldValue } from './quick-field-value.ts';

/** More than any form has fields; a hostile or broken sender shall not get a longer answer (R17). */
const mostFindings = 100;

export type ParsedFieldValue =
  { readonly status: 'value'; readonly value: FieldValue } | { readonly status: 'finding'; readonly finding: Finding };

function problemFinding(spec: FieldSpec, code: FieldProblem): Finding {
  const message = fieldProblems[code];
  if (code !== 'numberRange' || spec.range === undefined) return { field: spec.path, level: 'error', code, message };
  const { min, max } = spec.range;
  return {
    field: spec.path,
    level: 'error',
    code,
    message: { vi: `Số này phải từ ${min} đến ${max}.`, en: `This must be from ${min} to ${max}.` },
  };
}

function problemAgainstSpec(spec: FieldSpec, value: FieldValue): FieldProblem | undefined {
  if (typeof value === 'string' && spec.kind === 'choice') {
    const known =
      spec.longList === undefined
        ? (spec.choices ?? []).some((choice) => choice.code === value)
        : isNationalityCode(value);
    return known ? undefined : 'choiceUnknown';
  }
  if (typeof value === 'number' && spec.range !== undefined) {
    return value < spec.range.min || value > spec.range.max ? 'numberRange' : undefined;
  }
  return undefined;
}

/** One value as it is kept (NFC, one way of writing), or what is wrong with it, told at its field. */
export function parseFieldValue(spec: FieldSpec, raw: unknown): ParsedFieldValue {
  const quick = quickFieldValue(spec.kind, raw);
  if (quick !== undefined && problemAgainstSpec(spec, quick) === undefined) return { status: 'value', value: quick };
  const parsed = v.safeParse(fieldSchemas[spec.kind], raw);
  if (!parsed.success) {
    const code = parsed.issues[0].message;
    return { status: 'finding', finding: problemFinding(spec, isFieldProblem(code) ? code : 'wrongShape') };
  }
  const problem = problemAgainstSpec(spec, parsed.output);
  if (problem !== undefined) return { status: 'finding', finding: problemFinding(spec, problem) };
  return { status: 'value', value: parsed.output };
}

export type ParsedFields =
  | { readonly status: 'fields'; readonly fields: Fields }
  | { readonly status: 'findings'; readonly findings: readonly Finding[] };

const isEmpty = (raw: unknown): boolean =>
  raw === undefined || raw === null || (typeof raw === 'string' && isBlank(raw));

/**
 * Everything that came from outside for one dossier: unknown paths are refused, every value is put into the form it is
 * kept in, and an empty one is left out. Says nothing yet of what is required: see `checkFields`. `kept`: what the record
 * holds already; a value that stays as it is was looked at when it came.
 */
export function parseFields(
  procedure: Procedure,
  raw: Readonly<Record<FieldPath, unknown>>,
  kept: Fields = {},
): ParsedFields {
  const { byPath } = procedureFields(procedure);
  const fields: Record<FieldPath, FieldValue> = {};
  const findings: Finding[] = [];
  for (const path of Object.keys(raw)) {
    const rawValue = raw[path];
    const standing = kept[path];
    const spec = byPath.get(path);
    if (standing !== undefined && standing === rawValue) fields[path] = standing;
    else if (spec === undefined) findings.push(unknownField(path));
    else if (!isEmpty(rawValue)) {
      const parsed = parseFieldValue(spec, rawValue);
      if (parsed.status === 'value') fields[path] = parsed.value;
      else findings.push(parsed.finding);
    }
  }
  return findings.length > 0
    ? { status: 'findings', findings: findings.slice(0, mostFindings) }
    : { status: 'fields', fields };
}

/** Told of a path that the procedure does not ask. */
export function unknownField(path: FieldPath): Finding {
  return {
    field: plainText(path.slice(0, 128)),
    level: 'error',
    code: 'unknownField',
    message: { vi: 'Thủ tục này không có ô này.', en: 'This procedure has no such field.' },
  };
}
