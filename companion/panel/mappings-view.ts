import { keepMapping, removeMapping } from '../background/kept-mappings.ts';
import { element } from '../element.ts';
import { type Mapping, readMapping } from '../fill/mapping.ts';
import type { Locale, Words } from '../words.ts';

interface MappingsView {
  readonly words: Words;
  readonly locale: Locale;
  readonly mappings: readonly Mapping[];
  readonly isForThisPage: (mapping: Mapping) => boolean;
  readonly again: () => void;
  /** Begins a mapping file for the page; `undefined`: there is no record to choose fields from. */
  readonly record: (() => void) | undefined;
}

/** The mapping files of this machine: added, taken along, removed, made. */
export function mappingsView(view: MappingsView): readonly HTMLElement[] {
  const { words, locale, mappings, isForThisPage, again, record } = view;
  const trouble = element('div', { role: 'alert' });

  async function add({ files }: HTMLInputElement): Promise<void> {
    const [file] = files ?? [];
    if (file === undefined) return;
    const read = readMapping(await file.text());
    if (read.status === 'wrong') {
      trouble.replaceChildren(element('p', { class: 'trouble' }, words.wrongMapping(read.where, read.what[locale])));
      return;
    }
    await keepMapping(chrome.storage.local, read.mapping);
    again();
  }

  const line = (mapping: Mapping): HTMLElement =>
    element(
      'li',
      {},
      element('b', {}, mapping.name),
      ...(isForThisPage(mapping) ? [element('span', { class: 'soft' }, ` · ${words.forThisPage}`)] : []),
      element('br'),
      element('button', { type: 'button', onclick: () => save(mapping) }, words.saveMapping),
      element(
        'button',
        { type: 'button', onclick: () => void removeMapping(chrome.storage.local, mapping.name).then(again) },
        words.removeMapping,
      ),
    );

  return [
    element('h2', {}, words.mappings),
    element('ul', {}, ...mappings.map(line)),
    element('label', { for: 'mapping' }, words.addMapping),
    element('input', {
      ...{ id: 'mapping', type: 'file', accept: '.json,application/json' },
      onchange: ({ currentTarget }) => void add(currentTarget as HTMLInputElement),
    }),
    trouble,
    record === undefined
      ? element('p', { class: 'soft' }, words.recordNeeds)
      : element('button', { type: 'button', onclick: record }, words.record),
  ];
}

function save(mapping: Mapping): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(mapping, null, 2)], { type: 'application/json' }));
  element('a', { href: address, download: 'mapping.json' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
