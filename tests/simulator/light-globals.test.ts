import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyOf, lightenGlobals } from '../../simulator/world/light-globals.ts';

/** Rows as a store keeps them: plain data and bytes, whatever the depth. */
const { row } = fc.letrec((tie) => ({
  row: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.uint8Array(),
    fc.constant(undefined),
    fc.dictionary(fc.string(), tie('row'), { maxKeys: 4 }),
  ),
}));

describe('what the simulator does the short way', () => {
  test('a copy is the one that the structured clone algorithm makes', () => {
    fc.assert(
      fc.property(row, (value) => {
        expect(copyOf(value)).toStrictEqual(structuredClone(value));
      }),
    );
  });

  test('a key that is called as the prototype is stays a key', () => {
    const row: unknown = JSON.parse('{"rows": [{"__proto__": false, "id": 1}]}');
    expect(JSON.stringify(copyOf(row))).toBe(JSON.stringify(row));
  });

  test('a copy shares nothing with what it was made of', () => {
    const bytes = Uint8Array.from([1, 2]);
    const copy = copyOf({ box: bytes, list: [{ a: 1 }] }) as { box: Uint8Array; list: { a: number }[] };
    copy.box[0] = 9;
    copy.list[0] = { a: 2 };
    expect([...bytes]).toEqual([1, 2]);
  });

  test('what is no plain data is copied, or refused, by the algorithm itself', () => {
    expect(copyOf({ at: new Date(7), of: new Map([[1, 2]]) })).toEqual({ at: new Date(7), of: new Map([[1, 2]]) });
    expect(() => copyOf({ run: () => 1 })).toThrow('could not be cloned');
  });

  test('microtasks run in the order they were asked for, among those of promises', async () => {
    const giveBack = lightenGlobals();
    const order: number[] = [];
    try {
      queueMicrotask(() => order.push(1));
      void Promise.resolve().then(() => order.push(2));
      queueMicrotask(() => order.push(3));
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      giveBack();
    }
    expect(order).toEqual([1, 2, 3]);
  });
});
