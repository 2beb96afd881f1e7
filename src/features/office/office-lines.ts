import type { BuiltIn } from '../../domain/office/built-in.ts';
import { builtIn, feeCodesOn, proceduresOn } from '../../domain/office/built-in.ts';
import { hasLimit } from '../../domain/office/may-be-stated.ts';
import { type StandingRow, rowOn } from '../../domain/office/office.ts';
import { keyText, type RuleKey, readKey, rememberedNames } from '../../domain/office/office-key.ts';
import { limitKinds } from '../../domain/procedure.ts';
import type { Label, LocalDate } from '../../domain/words.ts';
import { calendar202611 } from '../../domain/working-calendar-data.ts';
import type { Messages } from '../../messages/vi.ts';

/** One value on the page: what is built in, and what the commune has stated in its place. */
export interface OfficeLine {
  readonly key: RuleKey;
  readonly text: string;
  readonly name: Label;
  /** What else one may look for it by. */
  readonly also: string;
  readonly builtIn: BuiltIn;
  /** Of the commune's own, the one that holds today. */
  readonly own: StandingRow | undefined;
  /** Every row that stands, the newest day first. */
  readonly rows: readonly StandingRow[];
}

interface Known {
  readonly rows: ReadonlyMap<string, readonly StandingRow[]>;
  readonly today: LocalDate;
  readonly closing: string;
  readonly province: string;
  readonly words: Messages['office'];
}

const same = (text: string): Label => ({ vi: text, en: text });

/** Every value that a commune may state, as it stands today, section by section; days that nobody has decided on come first. */
export function officeLines({ rows, today, words, ...commune }: Known): readonly OfficeLine[] {
  const line = (key: RuleKey, name: Label, also = ''): readonly OfficeLine[] => {
    const known = builtIn(key, today, commune);
    if (known === undefined) return [];
    const text = keyText(key);
    const own = key.kind === 'day' ? rows.get(text)?.[0] : rowOn(rows, key, today);
    return [{ key, text, name, also, builtIn: known, own, rows: rows.get(text) ?? [] }];
  };
  const procedures = proceduresOn(today);
  return [
    ...line({ kind: 'hours' }, same(words.hours)),
    ...daysOf(rows, today).flatMap((day) => line({ kind: 'day', day }, same(day), day)),
    ...procedures.flatMap((procedure) =>
      limitKinds
        .filter((limit) => hasLimit(procedure, limit))
        .flatMap((limit) => {
          const { vi, en } = procedure.name;
          const kind = words.limit[limit];
          const name = limit === 'usual' ? procedure.name : { vi: `${vi}: ${kind}`, en: `${en}: ${kind}` };
          return line({ kind: 'limit', procedure: procedure.id, limit }, name, procedure.nationalCode);
        }),
    ),
    ...[...feeCodesOn(today)].flatMap(([nationalCode, name]) =>
      ([null, 'direct', 'online', 'postal'] as const)
        .filter((channel) => channel === null || rows.has(keyText({ kind: 'fee', nationalCode, channel })))
        .flatMap((channel) => {
          const by = channel === null ? '' : `: ${words.channel[channel]}`;
          const label = { vi: `${name.vi}${by}`, en: `${name.en}${by}` };
          return line({ kind: 'fee', nationalCode, channel }, label, nationalCode);
        }),
    ),
    ...line({ kind: 'bankAccount' }, same(words.bankAccount)),
    ...line({ kind: 'hub' }, same(words.hub)),
    ...rememberedNames.flatMap((name) => line({ kind: 'remembered', name }, same(words.remembered[name]))),
    ...procedures.flatMap(({ id, name, linked }) =>
      (linked?.agencies ?? []).flatMap((step) =>
        line({ kind: 'agency', procedure: id, step: step.id }, step.name, `${name.vi} ${name.en}`),
      ),
    ),
  ];
}

function daysOf(rows: Known['rows'], today: LocalDate): readonly LocalDate[] {
  const stated = [...rows.keys()].flatMap((text) => {
    const key = readKey(text);
    return key?.kind === 'day' ? [key.day] : [];
  });
  const undecided = calendar202611.years.flatMap((year) => year.undecided).filter((day) => day >= today);
  const open = undecided.filter((day) => !stated.includes(day));
  return [...open, ...stated.sort()];
}
