import { useEffect } from 'react';
import type { SheetSize } from '../domain/papers/paper.ts';

const pages: Readonly<Record<SheetSize, string>> = {
  a4: 'size: A4 portrait; margin: 15mm 15mm 15mm 20mm',
  'a4-landscape': 'size: A4 landscape; margin: 15mm',
  a5: 'size: A5 portrait; margin: 10mm',
  'a5-landscape': 'size: A5 landscape; margin: 10mm',
};

/** What tells the printer how large the sheet is, and its margins. Named pages would be the way, were it not for Chromium 109. */
export function pageRule(size: SheetSize): string {
  return `@page { ${pages[size]} }`;
}

/** The sheet on the screen is the one that prints. Its rule goes through the object model, which no security policy forbids. */
export function usePageRule(rule: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [rule]);
}
