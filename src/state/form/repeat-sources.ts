import type { FieldGroup, FieldPath, FieldSpec, FieldValue } from '../../domain/field.ts';
import type { Questions } from '../../domain/procedure.ts';
import { addressAt, textAt } from '../../domain/read-field.ts';
import { sameValue } from '../../domain/same-value.ts';
import type { Label } from '../../domain/words.ts';
import { copiedPerson, namesakeBlock } from './copy-person.ts';
import { type Part, partsOf, type Texts } from './field-texts.ts';
import { type Filling, onlyIntoBlank } from './filled-steps.ts';
import type { FormStore } from './form-store.ts';
import { askedFields, textOf } from './typed-form.ts';

/** What stands elsewhere and may be said here again, by one key. */
export interface RepeatSource {
  readonly from: Filling['from'];
  /** The block where it stands, where that is another one. */
  readonly of?: string;
  /** Whose it is, or where it stands; of the last dossier and of the commune the screen has its own words. */
  readonly name: Label;
  /** Answers, by path. */
  readonly values?: Readonly<Record<FieldPath, FieldValue>>;
  /** Parts of this one field. */
  readonly texts?: Texts;
}

/** The units of the desk's own commune. */
export interface OwnUnits {
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly name: string;
}

type Form = FormStore<Questions>;

function textsNow(store: Form, spec: FieldSpec): Texts {
  const { form } = store.getState();
  return Object.fromEntries(partsOf(spec.kind).map((part) => [part, textOf(form, spec, part)]));
}

function nameOfSource(group: FieldGroup, spec: FieldSpec): Label {
  const addresses = group.fields.filter((field) => field.kind === 'address');
  return addresses.length === 1 && spec.path.endsWith('.residence') ? group.title : spec.label;
}

/** Addresses of the form, as its procedure names them. A place takes one as a place outside of any health facility. */
function addressesHere(store: Form, spec: FieldSpec): readonly RepeatSource[] {
  const { procedure } = store.context;
  const fields = askedFields(store.getState().form, procedure);
  return (spec.sameAs ?? []).flatMap((path): readonly RepeatSource[] => {
    const address = addressAt(fields, path);
    const group = procedure.groups.find((each) => each.fields.some((field) => field.path === path));
    const field = group?.fields.find((each) => each.path === path);
    if (address === undefined || group === undefined || field === undefined) return [];
    const value: FieldValue = spec.kind === 'place' ? { at: 'address', address } : address;
    const of = group.fields.includes(spec) ? {} : { of: group.id };
    return [{ from: 'form', ...of, name: nameOfSource(group, field), values: { [spec.path]: value } }];
  });
}

const lastName: Label = { vi: 'hồ sơ trước', en: 'the last dossier' };

/** Where the last dossier of this sitting had it happen: most often the same health station. */
function placeOfLast(store: Form, spec: FieldSpec): readonly RepeatSource[] {
  const value = spec.kind === 'place' ? store.context.last?.[spec.path] : undefined;
  return value === undefined ? [] : [{ from: 'last', name: lastName, values: { [spec.path]: value } }];
}

/** Province and commune of the desk; what is typed of hamlet and house stays. */
function ownCommune(store: Form, spec: FieldSpec, own: OwnUnits): readonly RepeatSource[] {
  const texts = textsNow(store, spec);
  if ((spec.kind !== 'address' && spec.kind !== 'place') || texts['at'] === 'abroad') return [];
  const { provinceCode, communeCode, name } = own;
  return [{ from: 'commune', name: { vi: name, en: name }, texts: { ...texts, provinceCode, communeCode } }];
}

/** The number of an identity card is its bearer's personal number. */
function cardNumber(store: Form, spec: FieldSpec): readonly RepeatSource[] {
  if (spec.kind !== 'idDocument') return [];
  const path = `${spec.path.split('.', 1)[0] ?? ''}.pin`;
  const pin = textAt(store.getState().form.fields, path);
  const texts = textsNow(store, spec);
  const label = store.context.procedure.groups
    .flatMap(({ fields }) => fields)
    .find((field) => field.path === path)?.label;
  if (pin === undefined || label === undefined || texts['number']?.trim()) return [];
  return [{ from: 'form', name: label, texts: { ...texts, number: pin } }];
}

/** Who asks may be one of the persons the declaration is about: her name stands for all of her. */
function samePerson(store: Form, spec: FieldSpec): readonly RepeatSource[] {
  const source = spec.kind === 'name' ? namesakeBlock(store, spec.path) : undefined;
  if (source === undefined) return [];
  const { form } = store.getState();
  const values = onlyIntoBlank(form, copiedPerson(form.fields, source.from, source.to));
  return Object.keys(values).length === 0
    ? []
    : [{ from: 'form', of: source.from.id, name: source.from.title, values }];
}

function isSaid(store: Form, spec: FieldSpec, { values, texts }: RepeatSource): boolean {
  const { form } = store.getState();
  if (texts !== undefined) return sameValue(textsNow(store, spec), texts);
  return Object.entries(values ?? {}).every(([path, value]) => sameValue(form.fields[path], value));
}

/** What the field may repeat, the likeliest first. */
export function repeatSources(store: Form, spec: FieldSpec, own: OwnUnits): readonly RepeatSource[] {
  return [
    ...samePerson(store, spec),
    ...placeOfLast(store, spec),
    ...addressesHere(store, spec),
    ...cardNumber(store, spec),
    ...ownCommune(store, spec, own),
  ];
}

/** The one that the key takes: the first, and pressed again the one after what stands there. */
export function nextSource(store: Form, spec: FieldSpec, sources: readonly RepeatSource[]): RepeatSource | undefined {
  const said = sources.findIndex((source) => isSaid(store, spec, source));
  const inTurn = [...sources.slice(said + 1), ...sources.slice(0, said + 1)];
  return inTurn.find((source) => !isSaid(store, spec, source));
}

/** Says it here, as one step that can be taken back. */
export function repeatHere(store: Form, spec: FieldSpec, { from, of, values, texts }: RepeatSource): void {
  store.asOneStep({ from, ...(of === undefined ? {} : { of }), into: spec.label }, () => {
    if (values !== undefined) store.fill(values);
    else if (texts !== undefined) store.fillTexts(spec.path, texts satisfies Readonly<Record<Part, string>>);
  });
}
