import type { FieldSpec, FieldValue } from '../../field.ts';
import { parseFieldValue } from '../../field-value.ts';
import { foldText } from '../../fold-text.ts';
import { isLocalDate, printLocalDate } from '../../local-date.ts';
import { parseFullDate, parsePartialDate, printPartialDate } from '../../partial-date.ts';
import { titleCaseName } from '../../person-name.ts';

/** What stands on paper, as the entry's own field would hold it; `undefined`: it cannot be read as that. */
export function readAsWritten(spec: FieldSpec, text: string, contextYear: number): FieldValue | undefined {
  const raw = rawOf(spec, text, contextYear);
  const parsed = raw === undefined ? undefined : parseFieldValue(spec, raw);
  return parsed?.status === 'value' ? parsed.value : undefined;
}

function rawOf(spec: FieldSpec, text: string, contextYear: number): unknown {
  switch (spec.kind) {
    case 'name':
      return titleCaseName(text);
    case 'date': {
      const parsed = parseFullDate(text, contextYear);
      return parsed.status === 'ok' ? parsed.value : undefined;
    }
    case 'partialDate': {
      const parsed = parsePartialDate(text, contextYear);
      return parsed.status === 'ok' ? parsed.value : undefined;
    }
    case 'choice': {
      const said = foldText(text);
      return spec.choices?.find(({ label }) => foldText(label.vi) === said || foldText(label.en) === said)?.code;
    }
    case 'text':
    case 'time':
    case 'pin':
    case 'phone':
    case 'email':
      return text;
    case 'integer':
    case 'yesNo':
    case 'address':
    case 'place':
    case 'idDocument':
      return undefined;
  }
}

/** The other way round, as the books write it; `undefined` for what has no short form. */
export function writtenForm(spec: FieldSpec, value: FieldValue): string | undefined {
  if (typeof value === 'string') {
    if (spec.kind === 'choice') return spec.choices?.find(({ code }) => code === value)?.label.vi;
    return spec.kind === 'date' && isLocalDate(value) ? printLocalDate(value) : value;
  }
  return typeof value === 'object' && 'y' in value ? printPartialDate(value) : undefined;
}
