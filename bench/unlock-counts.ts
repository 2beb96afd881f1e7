/** What a page did between the PIN and its first screen. Milliseconds are from the press. */
export interface Counted {
  /** The rounds over the PIN alone. */
  readonly roundsMs: number;
  readonly firstBoxMs: number;
  readonly lastBoxMs: number;
  readonly boxes: number;
}

interface Noted {
  press: number;
  rounds: number;
  readonly boxes: number[];
}

/** Before the page's own scripts: notes when keys are derived and boxes opened. Runs in the page. */
export function countWork(): void {
  const noted: Noted = { press: 0, rounds: 0, boxes: [] };
  Object.assign(globalThis, { noted });
  addEventListener('keydown', (event) => {
    if (event.key === 'Enter') noted.press = performance.now();
  });
  const { subtle } = crypto;
  const deriveKey = subtle.deriveKey.bind(subtle);
  const decrypt = subtle.decrypt.bind(subtle);
  subtle.deriveKey = async (...of) => {
    const from = performance.now();
    const key = await deriveKey(...of);
    const [algorithm] = of;
    if (typeof algorithm === 'object' && algorithm.name === 'PBKDF2') noted.rounds += performance.now() - from;
    return key;
  };
  subtle.decrypt = async (...of) => {
    const opened = await decrypt(...of);
    noted.boxes.push(performance.now());
    return opened;
  };
}

/** Runs in the page. */
export function workCounted(): Counted {
  const { press, rounds, boxes } = (globalThis as unknown as { readonly noted: Noted }).noted;
  const after = boxes.filter((moment) => moment >= press);
  return {
    roundsMs: rounds,
    firstBoxMs: (after[0] ?? press) - press,
    lastBoxMs: (after.at(-1) ?? press) - press,
    boxes: after.length,
  };
}

/** A computation of always the same size, in milliseconds. Runs in the page. */
export function referenceMs(): number {
  const from = performance.now();
  let sum = 0;
  for (let step = 0; step < 20_000_000; step += 1) sum = (sum + step * 31) | 0;
  return performance.now() - from + (sum === 1 ? 1 : 0);
}
