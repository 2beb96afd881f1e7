import { plainText } from '../../src/domain/plain-text.ts';
import type { PortalRecord } from '../../src/domain/portal-record/portal-record.ts';
import { element } from '../element.ts';
import type { Mapping } from '../fill/mapping.ts';
import { planFill } from '../fill/plan-fill.ts';
import { isDone } from '../fill/report.ts';
import type { Locale, Words } from '../words.ts';
import type { Filled } from '../page/page-orders.ts';
import { ask, askPage, type CompanionStanding } from './ask.ts';

interface RecordsView {
  readonly words: Words;
  readonly locale: Locale;
  readonly tab: number;
  readonly standing: CompanionStanding;
  /** Of the page in the tab. */
  readonly mappings: readonly Mapping[];
  readonly again: () => void;
}

const defaultWaitMs = 4_000;

/** The dossiers in hand, each to be filled into the page of the tab, and its code to be noted afterwards. */
export function recordsView({ words, locale, tab, standing, mappings, again }: RecordsView): readonly HTMLElement[] {
  const { records } = standing;
  const forget = (dossier: string) => () => void ask({ panel: 'takeBack', dossier }).then(again);
  const list = element('ul', {}, ...records.map(recordLine));
  return [
    element('h2', {}, words.paired.title),
    ...(records.length === 0 ? [element('p', {}, words.empty)] : [list]),
    ...(records.length > 0 && mappings.length === 0 ? [element('p', { class: 'soft' }, words.noMapping)] : []),
  ];

  function recordLine(record: PortalRecord): HTMLElement {
    const mapping = mappings.find(({ procedures }) => procedures.includes(record.procedure));
    const says = element('p', { role: 'status' });
    const line = element('li', {}, element('b', {}, record.title), element('p', { class: 'soft' }, record.code));
    if (mapping === undefined) {
      if (mappings.length > 0) line.append(element('p', { class: 'soft' }, words.noMappingFor));
    } else {
      line.append(
        element(
          'button',
          { type: 'button', class: 'primary', onclick: () => void fill(record, mapping, says) },
          words.fill,
        ),
      );
    }
    line.append(element('button', { type: 'button', onclick: forget(record.dossier) }, words.forget), says);
    if (mapping !== undefined) line.append(codeForm(record, mapping));
    return line;
  }

  async function fill(record: PortalRecord, mapping: Mapping, says: HTMLElement): Promise<void> {
    says.replaceChildren(words.filling);
    await ask({ panel: 'used', dossier: record.dossier });
    const waitMs = mapping.waitMs ?? defaultWaitMs;
    const { pages } = mapping;
    const answer = await askPage<Filled>(tab, { page: 'fill', pages, locale, waitMs, plan: planFill(mapping, record) });
    says.replaceChildren(...wordsOf(answer));
  }

  function wordsOf(answer: Filled | 'notThere' | 'wentAway'): readonly string[] {
    if (answer === 'notThere') return [words.noPage];
    if (answer === 'wentAway') return [words.wentAway];
    if ('elsewhere' in answer) return [words.elsewhere];
    const { fields } = answer.report;
    const left = fields.filter(({ fate }) => fate === 'movedOn').length;
    const summary = words.report.summary(fields.filter(({ fate }) => isDone(fate)).length, fields.length);
    return left === 0 ? [summary] : [summary, ' ', words.movedOn(left)];
  }

  function codeForm(record: PortalRecord, { receipt, system }: Mapping): HTMLElement {
    const id = `code-${record.dossier}`;
    const field = element('input', { id, autocomplete: 'off', maxlength: '100' });
    const says = element('div', { role: 'alert' });
    const say = (text: string) => says.replaceChildren(element('p', { class: 'trouble' }, text));
    const read = async (): Promise<void> => {
      if (receipt === undefined) return;
      const answer = await askPage<{ readonly code: string }>(tab, { page: 'readCode', at: receipt });
      if (typeof answer === 'string' || answer.code === '') {
        say(words.notRead);
        return;
      }
      field.value = answer.code;
      field.focus();
    };
    const handOver = async (): Promise<void> => {
      const code = plainText(field.value);
      if (code === '') {
        say(words.codeMissing);
        return;
      }
      const { dossier, stood } = record;
      const told = { dossier, was: stood, code, system: plainText(system), by: 'companion' } as const;
      // Where it is not kept the field keeps it.
      const isKept = await ask<boolean>({ panel: 'handedOver', handed: told }).catch(() => false);
      if (isKept) says.replaceChildren(element('p', {}, words.told));
      else say(words.notKept);
    };
    return element(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          void handOver();
        },
      },
      element('label', { for: id }, words.portalCode),
      field,
      ...(receipt === undefined
        ? []
        : [element('button', { type: 'button', onclick: () => void read() }, words.readCode)]),
      element('button', {}, words.handOver),
      says,
    );
  }
}
