import type { PortalRecord, PortalValue } from '../../src/domain/portal-record/portal-record.ts';
import { splitName } from '../../src/domain/person-name.ts';
import type { Mapping, MappingField, Place } from './mapping.ts';

/** What a control shall say. */
export interface Wanted {
  readonly text: string;
  /** Of a choice: what it goes by with us. */
  readonly code: string | null;
  /** Their value, where the mapping names it: nothing else will do then. */
  readonly theirs: string | null;
  /** Only the digits count, in whatever way the page writes them. */
  readonly digits: boolean;
}

export type ControlKind = 'text' | 'select' | 'radio' | 'checkbox';
/** A part of a date is typed on one page and chosen on the next: whatever stands there. */
export type StepKind = ControlKind | 'typedOrChosen';

/** One control to be set. */
export interface SetStep {
  readonly do: 'set';
  /** Its place among the steps; the report goes by it. */
  readonly id: number;
  readonly to: string;
  readonly kind: StepKind;
  readonly at: Place;
  readonly wanted: Wanted;
}

/** A window of the page's own: opened, filled and closed as one. */
export interface WindowStep {
  readonly do: 'window';
  readonly id: number;
  readonly to: string;
  readonly open: Place;
  readonly fill: readonly Pick<SetStep, 'kind' | 'at' | 'wanted'>[];
  readonly close: Place;
  readonly shows: Place | null;
}

export type Step = SetStep | WindowStep;

export interface FillPlan {
  readonly steps: readonly Step[];
  /** Fields of the form that the record has nothing for. */
  readonly unsaid: readonly string[];
}

/** What to do with a form, one control after the other, in the order of the mapping. Pure. */
export function planFill({ fields }: Mapping, record: PortalRecord): FillPlan {
  const byKey = new Map(record.values.map((value) => [value.key, value]));
  const steps: Step[] = [];
  const unsaid: string[] = [];
  for (const field of fields) {
    const planned = stepsOf(field, byKey);
    if (planned.length === 0) unsaid.push(field.to);
    for (const step of planned) steps.push({ ...step, id: steps.length });
  }
  return { steps, unsaid };
}

type Planned = Omit<SetStep, 'id'> | Omit<WindowStep, 'id'>;
type ByKey = ReadonlyMap<string, PortalValue>;

const plain = (text: string): Wanted => ({ text, code: null, theirs: null, digits: false });
const chosen = (value: PortalValue, list: Readonly<Record<string, string>> | undefined): Wanted => {
  const code = value.code ?? value.text;
  const theirs = list !== undefined && Object.hasOwn(list, code) ? (list[code] ?? null) : null;
  return { text: value.text, code: value.code, theirs, digits: false };
};

function stepsOf(field: MappingField, byKey: ByKey): readonly Planned[] {
  const set = (kind: StepKind, at: Place, wanted: Wanted, to = field.to): Planned => ({
    ...{ do: 'set', to, kind, at, wanted },
  });
  switch (field.kind) {
    case 'text': {
      const values = valuesOf(field.from, byKey);
      const written = values.map((value) => writeText(value, field.as)).join(', ');
      return written === '' ? [] : [set('text', field.at, plain(written))];
    }
    case 'select':
    case 'radio': {
      const [value] = valuesOf(field.from, byKey);
      return value === undefined ? [] : [set(field.kind, field.at, chosen(value, field.list))];
    }
    case 'checkbox': {
      const [value] = valuesOf(field.from, byKey);
      if (value === undefined) return [];
      const ticked = (value.code ?? value.text) === field.ticked;
      return [set('checkbox', field.at, { ...plain(value.text), code: String(ticked) })];
    }
    case 'date': {
      const [value] = valuesOf(field.from, byKey);
      const written = value === undefined ? undefined : writeDate(value, field.format ?? 'dd/MM/yyyy');
      return written === undefined ? [] : [set('text', field.at, { ...plain(written), digits: true })];
    }
    case 'splitDate': {
      const parts = datePartsOf(byKey.get(field.from));
      return (['day', 'month', 'year'] as const).flatMap((part) => {
        const text = parts?.[part];
        if (text === undefined) return [];
        // `3`, `03` and `Tháng 3` are one month.
        return [
          set('typedOrChosen', field.at[part], { ...plain(text), digits: true }, `${field.to}: ${partNames[part]}`),
        ];
      });
    }
    case 'splitName': {
      const value = byKey.get(field.from);
      if (value === undefined) return [];
      const name = splitName(value.text);
      return (['family', 'middle', 'given'] as const).flatMap((part) =>
        name[part] === '' ? [] : [set('text', field.at[part], plain(name[part]), `${field.to}: ${partNames[part]}`)],
      );
    }
    case 'window':
      return windowSteps(field, byKey);
  }
}

const partNames = { day: 'ngày', month: 'tháng', year: 'năm', family: 'họ', middle: 'chữ đệm', given: 'tên' } as const;

function windowSteps(field: Extract<MappingField, { kind: 'window' }>, byKey: ByKey): readonly Planned[] {
  const { to, open, close, shows = null } = field;
  const fill = field.fill.flatMap(({ at, from, kind, list }): readonly WindowStep['fill'][number][] => {
    const value = byKey.get(from);
    if (value === undefined) return [];
    return [{ at, kind, wanted: kind === 'text' ? plain(value.text) : chosen(value, list) }];
  });
  return fill.length === 0 ? [] : [{ do: 'window', to, open, fill, close, shows }];
}

function valuesOf(from: string | readonly string[], byKey: ByKey): readonly PortalValue[] {
  return (typeof from === 'string' ? [from] : from).flatMap((key) => byKey.get(key) ?? []);
}

function writeText(value: PortalValue, as: 'capitals' | 'digits' | 'code' | 'lastWords' | undefined): string {
  switch (as) {
    case undefined:
      return value.text;
    case 'capitals':
      return value.text.normalize('NFC').toUpperCase().normalize('NFC');
    case 'digits':
      return value.text.replace(/\D/gu, '');
    case 'code':
      return value.code ?? value.text;
    case 'lastWords':
      // A unit without its rank: `Xã Thử Nghiệm` → `Thử Nghiệm`.
      return value.text.replace(/^(?:Tỉnh|Thành phố|Phường|Xã|Thị trấn|Đặc khu)\s+/iu, '');
  }
}

interface DateParts {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

/** Of a date as much as is known; `undefined`: it is none. */
function datePartsOf(value: PortalValue | undefined): DateParts | undefined {
  if (value?.kind !== 'date') return undefined;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(value.code ?? '') ?? [];
  return year === undefined ? undefined : { year, month, day };
}

/** A date of which the day or the month is not known is written as far as it goes, and never as the first. */
function writeDate(value: PortalValue, format: 'dd/MM/yyyy' | 'dd.MM.yyyy' | 'yyyy-MM-dd'): string | undefined {
  const parts = datePartsOf(value);
  if (parts === undefined) return undefined;
  const { year, month, day } = parts;
  if (format === 'yyyy-MM-dd') return month === undefined || day === undefined ? undefined : `${year}-${month}-${day}`;
  return [day, month, year].filter((part) => part !== undefined).join(format === 'dd/MM/yyyy' ? '/' : '.');
}
