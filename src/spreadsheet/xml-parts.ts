// The XML of a workbook is written by programs and needs no general reader: tags, attributes and text are picked out in
// one pass. No document type is read, so no entity but the five of XML itself is ever unfolded.

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(code: number): string {
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      if (decimal !== undefined) return character(Number(decimal));
      return entities[(name ?? '').toLowerCase()] ?? whole;
    },
  );
}

const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

export function escapeXml(text: string): string {
  return (
    text
      .replace(illegal, '')
      // What looks like the program's own way of writing a character would be read as one.
      .replace(/_(?=x[0-9A-F]{4}_)/giu, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** Every element of this name, whatever its prefix: its attributes as text, and what stands inside. Elements of one name do not nest here. */
export function* elementsIn(
  xml: string,
  name: string,
): Generator<{ readonly attributes: string; readonly inside: string }> {
  const open = new RegExp(`<(?:[A-Za-z0-9]+:)?${name}(?=[\\s/>])([^>]*?)(/?)>`, 'gu');
  const close = new RegExp(`</(?:[A-Za-z0-9]+:)?${name}\\s*>`, 'gu');
  for (let match = open.exec(xml); match !== null; match = open.exec(xml)) {
    const attributes = match[1] ?? '';
    if (match[2] === '/') {
      yield { attributes, inside: '' };
      continue;
    }
    const start = open.lastIndex;
    close.lastIndex = start;
    const end = close.exec(xml);
    if (end === null) return;
    yield { attributes, inside: xml.slice(start, end.index) };
    open.lastIndex = close.lastIndex;
  }
}

const attributeForms = new Map<string, RegExp>();

function formOf(name: string): RegExp {
  const known = attributeForms.get(name);
  if (known !== undefined) return known;
  const form = new RegExp(`(?:^|\\s)(?:[A-Za-z0-9]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
  attributeForms.set(name, form);
  return form;
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const match = formOf(name).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}
