import type { Page } from 'playwright-core';
import type { Fields } from '../../../src/domain/field.ts';
import { foldText } from '../../../src/domain/fold-text.ts';
import { parsePartialDate, printPartialDate } from '../../../src/domain/partial-date.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import { choiceByLetters } from '../../../src/state/form/choice-by-letters.ts';
import { textsOfValue } from '../../../src/state/form/field-texts.ts';

/** What a way through a form has cost. */
export interface Strokes {
  /** Every key but Shift, Vietnamese letters as Telex types them. */
  readonly keys: number;
  /** Those of them that write a text, a number or a date: what nobody but the citizen can say. */
  readonly text: number;
}

interface Focused {
  readonly id: string;
  readonly kind: 'text' | 'list' | 'tick' | 'button';
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: number;
  readonly value: string;
}

/** What the keyboard is in now. */
async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const list = element instanceof HTMLSelectElement ? element : null;
    const input = element instanceof HTMLInputElement ? element : null;
    const tick = input?.type === 'checkbox' ? input : null;
    return {
      id: element?.id ?? '',
      kind: list !== null ? 'list' : tick !== null ? 'tick' : input !== null ? 'text' : 'button',
      options: [...(list?.options ?? [])].map(({ value, text }) => ({ value, text })),
      chosen: list?.selectedIndex ?? -1,
      value: tick === null ? (list?.value ?? input?.value ?? '') : String(tick.checked),
    };
  });
}

/** What stands in each control that is on the screen, in its order. */
async function standing(page: Page): Promise<ReadonlyMap<string, string>> {
  const controls = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('form input, form select')]
      .filter((control) => control.id.startsWith('field-') && control.closest('details:not([open])') === null)
      .map((control): [string, string] => [
        control.id,
        control.type === 'checkbox' ? String((control as HTMLInputElement).checked) : control.value,
      ]),
  );
  return new Map(controls);
}

/** What each control is to show, by its id, and what is typed for it. */
function wantedTexts(procedure: Procedure, fields: Fields) {
  const year = Number(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).slice(0, 4));
  const specs = procedure.groups.flatMap((group) => group.fields);
  return new Map(
    specs.flatMap((spec) => {
      const value = fields[spec.path];
      if (value === undefined) return [];
      return Object.entries(textsOfValue(spec.kind, value)).map(([part, shown]) => {
        const isDate = spec.kind === 'date' || spec.kind === 'partialDate' || part === 'issuedOn';
        const id = part === '' ? `field-${spec.path}` : `field-${spec.path}-${part}`;
        const typed = isDate ? shortDate(shown, year) : shown.replace(/^(\d{5})\.GCS\.(\d{5})\.(\d{2})$/u, '$1$2$3');
        return [id, { shown, typed }] as const;
      });
    }),
  );
}

/** As few digits as are read as this date. */
function shortDate(shown: string, year: number): string {
  const digits = shown.replaceAll('/', '');
  const short = digits.slice(0, 4) + digits.slice(6);
  const read = parsePartialDate(short, year);
  return read.status === 'ok' && printPartialDate(read.value) === shown ? short : digits;
}

/** Keys of a text by Telex: one for the letter, one for each mark on it. */
function telexKeys(text: string): number {
  return [...text.normalize('NFD')].reduce((keys, letter) => keys + (/đ/iu.test(letter) ? 2 : 1), 0);
}

/** The fewest letters that choose an option; `undefined`: none do. */
function lettersFor({ options, chosen }: Focused, value: string): string | undefined {
  const names = options.map((option) => (option.value === '' ? '' : option.text));
  const target = options.findIndex((option) => option.value === value);
  const folded = foldText(names[target] ?? '');
  const ways = [folded, ...folded.split(' ')];
  const prefixes = ways.flatMap((way) => [...way].map((_letter, at) => way.slice(0, at + 1)));
  return prefixes
    .sort((a, b) => a.length - b.length)
    .find((letters) => choiceByLetters(names, letters, chosen) === target);
}

const same = (a: string | undefined, b: string): boolean => foldText(a ?? '') === foldText(b);

/**
 * Goes through an open form by Enter, from the control the keyboard is in to the first button, and types what belongs into
 * each that does not say it yet; by `=` where the form has it elsewhere. Says what that took.
 */
export async function typeThrough(page: Page, procedure: Procedure, fields: Fields): Promise<Strokes> {
  const wanted = wantedTexts(procedure, fields);
  let [keys, text] = [0, 0];
  let passed = '';

  /** `=` as often as it takes; what an officer sees on the buttons is found here by trying. */
  const repeat = async (id: string): Promise<void> => {
    const field = /^field-(?:[^-]+)/u.exec(id)?.[0] ?? id;
    const parts = [...wanted].filter(([part]) => part === field || part.startsWith(`${field}-`));
    for (let presses = 1; presses <= 3; presses += 1) {
      const before = await standing(page);
      await page.keyboard.press('=');
      const after = await standing(page);
      const changed = [...after].filter(([at, value]) => before.get(at) !== value);
      const typedOut = changed.some(([at, value]) => at === id && value.includes('='));
      if (typedOut) await page.keyboard.press('Backspace');
      if (typedOut || changed.length === 0) return;
      const fits = parts.every(([part, { shown }]) => (after.get(part) ?? '') === '' || same(after.get(part), shown));
      if (fits) {
        keys += presses;
        return;
      }
    }
    for (let presses = 1; presses <= 3; presses += 1) await page.keyboard.press('Control+z');
  };

  const answer = async (now: Focused, { shown, typed }: { shown: string; typed: string }): Promise<void> => {
    if (now.kind === 'tick') {
      await page.keyboard.press('Space');
      keys += 1;
    } else if (now.kind === 'list') {
      const letters = lettersFor(now, shown);
      if (letters === undefined) throw new Error(`No letters choose ${shown} in ${now.id}.`);
      for (const letter of letters) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      keys += letters.length;
    } else {
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(typed);
      keys += telexKeys(typed);
      text += telexKeys(typed);
    }
  };

  for (let steps = 0; steps < 160; steps += 1) {
    const now = await focused(page);
    const all = [...(await standing(page))];
    const here = now.kind === 'button' ? all.length : all.findIndex(([id]) => id === now.id);
    const from = all.findIndex(([id]) => id === passed) + 1;
    // Enter goes by what is rarely answered: where this person has an answer, Shift+Tab goes back to it.
    const missed = all
      .slice(from, here)
      .find(([id, value]) => wanted.has(id) && !same(value, wanted.get(id)?.shown ?? ''));
    if (missed !== undefined) {
      await page.keyboard.press('Shift+Tab');
      keys += 1;
      continue;
    }
    if (now.kind === 'button') return { keys, text };
    const want = wanted.get(now.id);
    const isAnswered = (value: string): boolean => want === undefined || same(value, want.shown);
    if (!isAnswered(now.value) && (now.value === '' || now.kind === 'list') && now.kind !== 'tick')
      await repeat(now.id);
    const then = await focused(page);
    if (want !== undefined && !isAnswered(then.value)) await answer(then, want);
    passed = now.id;
    await page.keyboard.press('Enter');
    keys += 1;
    // What was left is read as its value in a turn of its own.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  throw new Error('The form has no end.');
}
