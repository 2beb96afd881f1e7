import * as v from 'valibot';
import type { RecorderOrder } from '../background/orders.ts';
import { element } from '../element.ts';
import type { Place } from '../fill/mapping.ts';
import { controlAt, elementsAt, nameOnPage } from '../page/find-control.ts';
import { openOverlay } from '../page/overlay.ts';
import { type Locale, words as allWords } from '../words.ts';
import {
  byLikeness,
  dateParts,
  draftMapping,
  type KnownField,
  nameParts,
  type Part,
  type Picked,
} from './draft-mapping.ts';

const labelSchema = v.strictObject({ vi: v.string(), en: v.string() });
const orderSchema = v.strictObject({
  record: v.strictObject({
    locale: v.picklist(['vi', 'en']),
    procedure: v.string(),
    fields: v.array(
      v.strictObject({
        key: v.string(),
        group: labelSchema,
        label: labelSchema,
        kind: v.picklist(['text', 'name', 'count', 'date', 'choice']),
      }),
    ),
  }),
});

/** By what a control is found again: its name, else its id, else its label. `undefined`: by nothing. */
function placeOf(control: HTMLElement): Place | undefined {
  const name = control.getAttribute('name') ?? '';
  const places: Place[] = [
    ...(name === '' ? [] : [{ name }]),
    ...(control.id === '' ? [] : [{ id: control.id }]),
    ...(nameOnPage(control) === '' ? [] : [{ label: nameOnPage(control).slice(0, 200) }]),
  ];
  return places.find((place) => elementsAt(document, place)[0] === control || isRadioOf(control, place));
}

const isRadioOf = (control: HTMLElement, place: Place): boolean => {
  const found = controlAt(document, place);
  return found?.kind === 'radio' && found.elements.some((each) => each === control);
};

interface Recording {
  readonly locale: Locale;
  readonly procedure: string;
  readonly fields: readonly KnownField[];
}

function recordForm({ locale, procedure, fields }: Recording): HTMLElement {
  const { recorder: own, report } = allWords[locale];
  let chosen: { readonly element: HTMLElement; readonly at: Place } | null = null;
  let picks: readonly Picked[] = [];
  /** Under which it was saved from here already. */
  let savedAs: string | null = null;

  const end = (): void => removeEventListener('focusin', choose, { capture: true });
  const { body } = openOverlay(locale, own.title, report.close, end);
  const at = element('p', { role: 'status' }, own.none);
  const from = element('select', { id: 'from' });
  const list = element('ul');
  const name = element('input', { id: 'name', maxlength: '200' });
  const says = element('div', { role: 'alert' });

  const offered = (field: KnownField): readonly HTMLOptionElement[] => {
    const text = `${field.group[locale]} – ${field.label[locale]}`;
    const parts: readonly Part[] = field.kind === 'date' ? dateParts : field.kind === 'name' ? nameParts : [];
    const option = (part: Part | null): HTMLOptionElement =>
      element('option', { value: `${field.key} ${part ?? ''}` }, part === null ? text : `${text}: ${own.part[part]}`);
    return [option(null), ...parts.map(option)];
  };

  function choose({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || !target.matches('input, select, textarea')) return;
    const place = placeOf(target);
    chosen = place === undefined ? null : { element: target, at: place };
    const label = nameOnPage(target);
    at.textContent = place === undefined ? own.noPlace : `${own.at}: ${label}`;
    const ordered = byLikeness(fields, label, picks.at(-1)?.from ?? null);
    from.replaceChildren(...ordered.flatMap(offered));
  }

  function add(): void {
    if (chosen === null) {
      says.replaceChildren(own.none);
      return;
    }
    const [key = '', part = ''] = from.value.split(' ');
    const control = controlAt(document, chosen.at);
    if (control === undefined || key === '') {
      says.replaceChildren(own.noPlace);
      return;
    }
    const to = nameOnPage(chosen.element).slice(0, 200) || key;
    const picked = { to, at: chosen.at, control: control.kind, from: key, part: part === '' ? null : (part as Part) };
    picks = [...picks.filter((each) => JSON.stringify(each.at) !== JSON.stringify(picked.at)), picked];
    says.replaceChildren();
    showPicks();
  }

  function showPicks(): void {
    list.replaceChildren(
      ...picks.map((each) => {
        const remove = (): void => {
          picks = picks.filter((other) => other !== each);
          showPicks();
        };
        const text = `${each.to} ← ${each.from}${each.part === null ? '' : ` (${own.part[each.part]})`} `;
        return element('li', {}, text, element('button', { type: 'button', onclick: remove }, own.remove));
      }),
    );
  }

  async function save(): Promise<void> {
    const called = name.value.trim();
    const page = location.origin + location.pathname;
    const draft = draftMapping(picks, { name: called, page, procedure, fields });
    if (draft.status === 'nothing') {
      says.replaceChildren(own.nothing);
      return;
    }
    if (draft.status === 'unfinished') {
      says.replaceChildren(own.unfinished(draft.what.join(', ')));
      return;
    }
    if (called === '') {
      says.replaceChildren(own.nameMissing);
      return;
    }
    const order: RecorderOrder = { recorded: draft.mapping, again: called === savedAs };
    const answer: unknown = await chrome.runtime.sendMessage(order).catch(() => undefined);
    if (answer !== 'kept') {
      says.replaceChildren(own.notSaved[answer === 'sameName' ? answer : 'notTaken']);
      return;
    }
    savedAs = called;
    says.replaceChildren(own.saved);
  }

  body.replaceChildren(
    element('p', {}, own.help),
    at,
    element('label', { for: 'from' }, own.from),
    from,
    element('button', { type: 'button', onclick: add }, own.add),
    list,
    element('label', { for: 'name' }, own.name),
    name,
    element('button', { type: 'button', class: 'primary', onclick: () => void save() }, own.save),
    says,
  );
  addEventListener('focusin', choose, { capture: true });
  return body;
}

let recording: HTMLElement | undefined;
const mark = 'lienMachRecords';
if (!Object.hasOwn(globalThis, mark)) {
  Object.defineProperty(globalThis, mark, { value: true });
  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const order = v.safeParse(orderSchema, message);
    if (!order.success || sender.id !== chrome.runtime.id) return undefined;
    // What was chosen so far is not thrown away by a second press.
    if (recording?.isConnected !== true) recording = recordForm(order.output.record);
    answer({ recording: true });
    return undefined;
  });
}
