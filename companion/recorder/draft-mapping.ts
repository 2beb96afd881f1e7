import { foldText } from '../../src/domain/fold-text.ts';
import type { PortalValue } from '../../src/domain/portal-record/portal-record.ts';
import type { Mapping, MappingField, Place } from '../fill/mapping.ts';
import type { ControlKind } from '../fill/plan-fill.ts';

/** A field of the dossier, without what it says. */
export type KnownField = Pick<PortalValue, 'key' | 'group' | 'label' | 'kind'>;

export const dateParts = ['day', 'month', 'year'] as const;
export const nameParts = ['family', 'middle', 'given'] as const;
export type Part = (typeof dateParts)[number] | (typeof nameParts)[number];

/** One control of the form, and what goes there. */
export interface Picked {
  readonly to: string;
  readonly at: Place;
  readonly control: ControlKind;
  readonly from: string;
  /** Of a date or a name that is keyed in parts. */
  readonly part: Part | null;
}

/** Our fields, the likeliest for a label first: what they share of words, the one named before it breaking ties. */
export function byLikeness(fields: readonly KnownField[], label: string, before: string | null): readonly KnownField[] {
  const wanted = wordsOf(label);
  const block = before?.split('.')[0];
  const scored = fields.map((field, at) => {
    const own = wordsOf(`${field.group.vi} ${field.label.vi}`);
    const shared = [...wanted].filter((word) => own.has(word)).length;
    const likeness = shared === 0 ? 0 : (2 * shared) / (wanted.size + own.size);
    return { field, at, score: likeness + (field.key.split('.')[0] === block ? 0.1 : 0) };
  });
  return scored.sort((one, other) => other.score - one.score || one.at - other.at).map(({ field }) => field);
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = foldText(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .split(' ');
  return new Set(words.filter((word) => word !== ''));
}

export type Draft =
  | { readonly status: 'mapping'; readonly mapping: Mapping }
  /** Fields of which only some parts are picked. */
  | { readonly status: 'unfinished'; readonly what: readonly string[] }
  | { readonly status: 'nothing' };

interface Draws {
  readonly name: string;
  readonly page: string;
  readonly procedure: string;
  readonly fields: readonly KnownField[];
}

/** A mapping file of what a person has picked, in the order she picked it: lists that depend on others come after them. */
export function draftMapping(picks: readonly Picked[], { name, page, procedure, fields }: Draws): Draft {
  if (picks.length === 0) return { status: 'nothing' };
  const kinds = new Map(fields.map(({ key, kind }) => [key, kind]));
  const made: MappingField[] = [];
  const unfinished: string[] = [];
  const split = new Set<string>();
  for (const pick of picks) {
    if (pick.part === null) {
      made.push(wholeField(pick, kinds.get(pick.from)));
      continue;
    }
    if (split.has(pick.from)) continue;
    split.add(pick.from);
    const field = splitField(picks.filter(({ from, part }) => from === pick.from && part !== null));
    if (field === undefined) unfinished.push(pick.to);
    else made.push(field);
  }
  if (unfinished.length > 0) return { status: 'unfinished', what: unfinished };
  return {
    status: 'mapping',
    mapping: { version: 1, name, system: name, pages: [page], procedures: [procedure], fields: made },
  };
}

function wholeField({ to, at, control, from }: Picked, kind: PortalValue['kind'] | undefined): MappingField {
  if (control === 'select' || control === 'radio') return { to, at, from, kind: control };
  if (control === 'checkbox') return { to, at, from, kind: 'checkbox', ticked: 'true' };
  return kind === 'date' ? { to, at, from, kind: 'date' } : { to, at, from, kind: 'text' };
}

function splitField(parts: readonly Picked[]): MappingField | undefined {
  const [first] = parts;
  const place = (part: Part) => parts.find((each) => each.part === part);
  if (first === undefined) return undefined;
  const { to, from } = first;
  const [day, month, year] = dateParts.map(place);
  if (day !== undefined && month !== undefined && year !== undefined) {
    const at = { day: day.at, month: month.at, year: year.at };
    return { to, from, kind: 'splitDate', at };
  }
  const [family, middle, given] = nameParts.map(place);
  if (family === undefined || middle === undefined || given === undefined) return undefined;
  return { to, from, kind: 'splitName', at: { family: family.at, middle: middle.at, given: given.at } };
}
