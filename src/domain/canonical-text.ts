import { createKeyOrders } from './key-order.ts';

/** A string that JSON writes as it stands: nothing to escape, and no half of a surrogate pair to look for. */
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
const loneSurrogate = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw new TypeError('half of a surrogate pair has no canonical text');
  return JSON.stringify(text);
}

const keyOrderOf = createKeyOrders(quoted);

function listText(values: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (at > 0) text += ',';
    // As JSON.stringify has it: a hole is null.
    text += value === undefined ? 'null' : canonicalText(value);
  }
  return `${text}]`;
}

function objectText(object: object): string {
  const { sorted, written } = keyOrderOf(object);
  let text = '{';
  for (let at = 0; at < sorted.length; at += 1) {
    const value = (object as Readonly<Record<string, unknown>>)[sorted[at] ?? ''];
    if (value === undefined) continue;
    if (text.length > 1) text += ',';
    text += written[at] ?? '';
    text += canonicalText(value);
  }
  return `${text}}`;
}

/**
 * RFC 8785 text of a JSON value: the bytes that are hashed, stored and sealed. A property that is `undefined` is left
 * out. Hot on both sides, hence our own (docs/decisions/0110); held to the library's answers by a property test.
 *
 * @throws {TypeError} what is not a JSON value: NaN, infinities, functions, big integers, half a surrogate pair.
 * @throws {RangeError} nested deeper than the stack.
 */
export function canonicalText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('not a JSON number');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value) : objectText(value);
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      throw new TypeError('not a JSON value');
  }
}
