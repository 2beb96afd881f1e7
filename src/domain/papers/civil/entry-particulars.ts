import type { Fields, FieldSpec, FieldValue } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { paperLine, type PaperLine } from '../paper-body.ts';
import type { PaperSource } from '../paper.ts';
import { ethnicityText, nationalityText } from '../person-texts.ts';
import { notDeclared, valueText } from './declaration.ts';

/** Who asked and what was sworn, on what papers it rests: of the dossier, not of the entry. */
const notOfTheEntry: readonly string[] = ['applicant', 'declaration', 'union', 'abroad', 'health', 'wedding'];

/** Of what stands beside the entry's own particulars: consents, evidence, how a foreign paper was made usable. */
const ofTheRequest =
  /(?:\.residenceKind|^divorce\.marriedWhere$|\.legalisation(?:Basis)?|\.translation|\.translator|^change\.(?:consent|fault)|^recognition\.(?!relation$).*)$/u;

function isOfTheEntry(spec: FieldSpec, fields: Fields): boolean {
  const { path, filledBy, sensitive, kind } = spec;
  if (
    filledBy === 'system' ||
    sensitive === true ||
    kind === 'yesNo' ||
    notDeclared.test(path) ||
    ofTheRequest.test(path)
  )
    return false;
  return fields[path] !== undefined;
}

/** Said with the one it belongs to: `Việt Nam, Pháp`, `Ba-na (Roh)`. */
const saidWithAnother = /\.(?:otherNationality|ethnicityText)$/u;

function saidOf(spec: FieldSpec, value: FieldValue, fields: Fields, source: PaperSource): string {
  const at = spec.path.lastIndexOf('.');
  const [block, name] = [spec.path.slice(0, at), spec.path.slice(at + 1)];
  if (name === 'nationality') return nationalityText(fields, block, source.names);
  return name === 'ethnicity' ? ethnicityText(fields, block) : valueText(spec, value, source);
}

/** What stands under one heading of an entry. */
interface Particulars {
  readonly title: string;
  readonly lines: readonly PaperLine[];
}

/** What a register says of an event, group by group: not who asked for it and what was sworn. */
export function particularsIn(procedure: Procedure, fields: Fields, source: PaperSource): readonly Particulars[] {
  return procedure.groups.flatMap((group): Particulars[] => {
    if (notOfTheEntry.includes(group.id)) return [];
    const lines = group.fields.flatMap((spec) => {
      const value = isOfTheEntry(spec, fields) && !saidWithAnother.test(spec.path) ? fields[spec.path] : undefined;
      return value === undefined ? [] : [paperLine(spec.label.vi, saidOf(spec, value, fields, source), spec.path)];
    });
    return lines.length === 0 ? [] : [{ title: group.title.vi, lines }];
  });
}
