import type { Page } from 'playwright-core';
import type { Fields } from '../../../src/domain/field.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import { textsOfValue } from '../../../src/state/form/field-texts.ts';

interface Focused {
  readonly id: string;
  readonly kind: 'text' | 'list' | 'tick' | 'button';
  readonly options: readonly string[];
  readonly chosen: number;
  readonly ticked: boolean;
}

/** What the keyboard is in now. */
async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const list = element instanceof HTMLSelectElement ? element : null;
    const tick = element instanceof HTMLInputElement && element.type === 'checkbox' ? element : null;
    return {
      id: element?.id ?? '',
      kind: list !== null ? 'list' : tick !== null ? 'tick' : element instanceof HTMLInputElement ? 'text' : 'button',
      options: [...(list?.options ?? [])].map((option) => option.value),
      chosen: list?.selectedIndex ?? -1,
      ticked: tick?.checked ?? false,
    };
  });
}

/** What a person types into each control, by its id. */
function typedTexts(procedure: Procedure, fields: Fields): ReadonlyMap<string, string> {
  const specs = procedure.groups.flatMap((group) => group.fields);
  return new Map(
    specs.flatMap((spec) => {
      const value = fields[spec.path];
      if (value === undefined) return [];
      return Object.entries(textsOfValue(spec.kind, value)).map(([part, text]) => {
        const digitsOnly = spec.kind === 'date' || spec.kind === 'partialDate' || part === 'issuedOn';
        const id = part === '' ? `field-${spec.path}` : `field-${spec.path}-${part}`;
        return [id, digitsOnly ? text.replaceAll('/', '') : text] as const;
      });
    }),
  );
}

/**
 * Goes through an open form by Enter, from the control the keyboard is in to the first button, and types what belongs into
 * each; says how many strokes that took.
 */
export async function typeThrough(page: Page, procedure: Procedure, fields: Fields): Promise<number> {
  const texts = typedTexts(procedure, fields);
  let strokes = 0;
  for (let steps = 0; steps < 120; steps += 1) {
    const now = await focused(page);
    if (now.kind === 'button') break;
    const text = texts.get(now.id);
    if (text !== undefined && now.kind === 'text') {
      await page.keyboard.insertText(text);
      strokes += text.length;
    }
    if (text !== undefined && now.kind === 'list') {
      for (let down = now.chosen; down < now.options.indexOf(text); down += 1) await page.keyboard.press('ArrowDown');
      for (let up = now.chosen; up > now.options.indexOf(text); up -= 1) await page.keyboard.press('ArrowUp');
      strokes += 1;
    }
    if (text !== undefined && now.kind === 'tick' && now.ticked !== (text === 'true'))
      await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    strokes += 1;
  }
  return strokes;
}
