import type { Address } from '../../../src/domain/address.ts';
import type { RegisterEntry } from '../../../src/domain/books/register-entry.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { type FieldPath, type FieldValue, wholeDossier } from '../../../src/domain/field.ts';
import type { Problem } from '../../../src/domain/outcome.ts';
import type { UnitNames } from '../../../src/domain/print-address.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import type { Mapping } from './mapping.ts';
import type { EntryPart, Module, Rule } from './mapping-file.ts';
import { writeValue } from './write-value.ts';

export type MappedRecord =
  | { readonly status: 'record'; readonly module: Module; readonly record: Readonly<Record<string, unknown>> }
  /** The national system has no record of this procedure, or this build no such procedure: there is nothing to hand over. */
  | { readonly status: 'none' }
  /** What cannot be said there, at our fields. */
  | { readonly status: 'problems'; readonly module: Module; readonly problems: readonly Problem[] };

export interface MappingWorld {
  /** Who keeps the books, in words. */
  readonly authority: string;
  readonly unitsOf: (address: Address) => UnitNames | undefined;
}

/** What the national system is told of an entered dossier: as it was entered. Pure. */
export function mapRecord(
  dossier: Dossier,
  entry: RegisterEntry,
  mapping: Mapping,
  { authority, unitsOf }: MappingWorld,
): MappedRecord {
  const module = mapping.moduleOf(dossier.procedure);
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (module === undefined || procedure === undefined) return { status: 'none' };
  const { byPath } = procedureFields(procedure);
  const record: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const rule of mapping.rulesOf(module)) {
    if (Object.hasOwn(record, rule.to)) continue;
    const value = valueOf(rule, dossier, entry, authority);
    if (value === undefined) {
      if (rule.empty !== undefined) record[rule.to] = rule.empty;
      continue;
    }
    const codes = rule.list === undefined ? {} : (mapping.lists[rule.list] ?? {});
    const country = rule.country === undefined ? undefined : dossier.fields[rule.country];
    const spec = rule.from === undefined ? undefined : byPath.get(rule.from);
    const written = writeValue(rule, value, {
      codes,
      spec,
      unitsOf,
      country: typeof country === 'string' && country !== 'XX' ? country : 'VN',
    });
    if (written.kind === 'value') record[rule.to] = written.value;
    if (written.kind === 'unlisted') problems.push(unlisted(rule));
  }
  return problems.length > 0 ? { status: 'problems', module, problems } : { status: 'record', module, record };
}

function valueOf(rule: Rule, dossier: Dossier, entry: RegisterEntry, authority: string): FieldValue | undefined {
  if (rule.from !== undefined) return dossier.fields[rule.from];
  return rule.entry === undefined ? undefined : entryPart(rule.entry, entry, authority);
}

function entryPart(part: EntryPart, entry: RegisterEntry, authority: string): FieldValue | undefined {
  if (part === 'authority') return authority;
  return entry[part] ?? undefined;
}

function unlisted({ to, from }: Rule): Problem {
  return {
    field: from ?? wholeDossier,
    code: 'notInNationalList',
    message: {
      vi: `Danh mục của hệ thống cấp trên không có giá trị này (${to}). Người quản trị bổ sung bảng đối chiếu rồi gửi lại.`,
      en: `The national list does not have this value (${to}). The administrator adds it to the mapping and sends again.`,
    },
  };
}

/** Where a far field lies with us, in a dossier of this procedure; `undefined`: nowhere. */
export function ownFieldOf(
  farName: string,
  module: Module,
  mapping: Mapping,
  of: Pick<Dossier, 'procedure' | 'procedureVersion'>,
): FieldPath | undefined {
  const procedure = procedureVersion(of.procedure, of.procedureVersion);
  if (procedure === undefined) return undefined;
  const { byPath } = procedureFields(procedure);
  return mapping
    .rulesOf(module)
    .flatMap(({ to, from }) => (to === farName && from !== undefined && byPath.has(from) ? [from] : []))
    .at(0);
}
