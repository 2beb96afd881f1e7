import { element } from '../element.ts';
import { type FilledField, isDone } from '../fill/report.ts';
import { type Locale, words } from '../words.ts';
import type { OpenFill } from './fill-form.ts';
import { openOverlay } from './overlay.ts';

export interface ReportPanel {
  readonly show: () => void;
}

/** What was filled, what was not and why; each of those can be jumped to, and its value copied. */
export function openReportPanel(fill: OpenFill, locale: Locale, onClose: () => void): ReportPanel {
  const own = words[locale].report;
  const { body } = openOverlay(locale, own.title, own.close, onClose);

  const line = (field: FilledField): HTMLElement => {
    const { id, to, text, fate } = field;
    const act = (word: string, run: (button: HTMLButtonElement) => void) =>
      element(
        'button',
        { type: 'button', onclick: ({ currentTarget }) => run(currentTarget as HTMLButtonElement) },
        word,
      );
    const buttons = [
      act(own.jump, () => fill.focus(id)),
      ...(text === ''
        ? []
        : [
            act(own.copy, (button) => {
              void navigator.clipboard.writeText(text).then(() => (button.textContent = own.copied));
            }),
          ]),
      ...(fate === 'kept' ? [act(own.overwrite, () => void fill.overwrite(id).then(show))] : []),
    ];
    return element(
      'li',
      {},
      element('b', {}, to),
      element('p', { class: 'soft' }, own.fate[fate]),
      ...(text === '' ? [] : [element('p', { class: 'value' }, text)]),
      ...buttons,
    );
  };

  function show(): void {
    const { fields, unsaid, again } = fill.report();
    const left = fields.filter(({ fate }) => !isDone(fate));
    const done = fields.filter(({ fate }) => isDone(fate));
    body.replaceChildren(
      element('p', { role: 'status' }, own.summary(done.length, fields.length)),
      ...(again === 0 ? [] : [element('p', { class: 'soft' }, own.again(again))]),
      element('ul', {}, ...left.map(line)),
      element('p', {}, own.check),
      element(
        'details',
        {},
        element('summary', {}, `${own.done} (${done.length})`),
        element('ul', {}, ...done.map(({ to, text }) => element('li', {}, element('b', {}, to), ' ', text))),
      ),
      ...(unsaid.length === 0
        ? []
        : [
            element(
              'details',
              {},
              element('summary', {}, `${own.unsaid} (${unsaid.length})`),
              element('p', {}, unsaid.join(', ')),
            ),
          ]),
    );
  }

  show();
  return { show };
}
