const ready = Promise.resolve();
/** The engine's own, whatever Dexie puts in its place while it works. */
const then = ready.then.bind(ready);
const { structuredClone: cloneAnything } = globalThis;

/**
 * While a world runs, two things that Node does in a costly way and browsers do not are done the short way: a microtask
 * without a record of who asked for it, and a copy of a row without a message channel. Same order, same copies.
 *
 * @returns how to give them back
 */
export function lightenGlobals(): () => void {
  const { queueMicrotask, structuredClone } = globalThis;
  Object.assign(globalThis, {
    queueMicrotask: (run: () => void) => {
      void then(run);
    },
    structuredClone: copyOf,
  });
  return () => {
    Object.assign(globalThis, { queueMicrotask, structuredClone });
  };
}

/** A copy as the structured clone algorithm makes it; of anything but plain data it is made by that. */
export function copyOf(value: unknown, options?: StructuredSerializeOptions): unknown {
  if (options !== undefined || typeof value === 'function' || typeof value === 'symbol') {
    return cloneAnything(value, options);
  }
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Uint8Array.prototype) return (value as Uint8Array).slice();
  if (prototype === Array.prototype) return (value as unknown[]).map((each) => copyOf(each));
  if (prototype !== Object.prototype) return cloneAnything(value);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    // Set the short way it would be no key of the copy.
    if (key === '__proto__') return cloneAnything(value);
    copy[key] = copyOf((value as Record<string, unknown>)[key]);
  }
  return copy;
}
