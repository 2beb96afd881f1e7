import { attributeOf, elementsIn } from './xml-parts.ts';

export interface Styles {
  /** Whether a number with this look is shown as a day or a time. */
  readonly isDate: (style: number) => boolean;
}

/** Formats every program knows without being told; 27–36 and 50–58 are days in East Asian settings. */
function isBuiltInDate(format: number): boolean {
  const ranges = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ] as const;
  return ranges.some(([from, to]) => format >= from && format <= to);
}

/** `dd/mm/yyyy` is a day, `0.00 "đ"` and `[Red]0` are not: what stands in quotes, brackets or behind a backslash is no part of the form. */
function looksLikeDate(form: string): boolean {
  return /[dmyhs]/iu.test(form.replace(/"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|General/giu, ''));
}

export function readStyles(xml: string): Styles {
  const own = new Map<number, boolean>();
  for (const { attributes } of elementsIn(xml, 'numFmt')) {
    own.set(Number(attributeOf(attributes, 'numFmtId')), looksLikeDate(attributeOf(attributes, 'formatCode') ?? ''));
  }
  const [looks] = [...elementsIn(xml, 'cellXfs')];
  const formats = [...elementsIn(looks?.inside ?? '', 'xf')].map(({ attributes }) =>
    Number(attributeOf(attributes, 'numFmtId') ?? '0'),
  );
  return {
    isDate(style) {
      const format = formats[style] ?? 0;
      return own.get(format) ?? isBuiltInDate(format);
    },
  };
}
