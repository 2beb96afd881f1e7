import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { PartsContext, type Parts } from '../../src/state/parts.ts';
import { SessionContext } from '../../src/state/session.ts';
import { sessionOf } from './made-up-desk.ts';

Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);

export interface Drawn {
  readonly frame: HTMLElement;
  /** The button that says so; of several the first. */
  readonly button: (says: string) => HTMLButtonElement;
  /** By hand or by key: it has the focus, and does what it does. */
  readonly press: (says: string) => Promise<void>;
  /** Something that changes what is drawn, and all that follows of it. */
  readonly during: (work: () => void) => Promise<void>;
  /** What the world does meanwhile; an error when it has not come to that after a second. */
  readonly until: (met: () => boolean) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Parts of screens in a document without a browser (happy-dom); of the world they have what they are given. */
export async function draw(node: ReactNode, parts: Partial<Parts> = {}): Promise<Drawn> {
  const frame = document.createElement('div');
  document.body.append(frame);
  const root = createRoot(frame);
  const during = (work: () => void): Promise<void> =>
    act(async () => {
      work();
      await new Promise((resolve) => setTimeout(resolve));
    });
  await during(() =>
    root.render(
      <PartsContext value={parts as Parts}>
        <SessionContext value={sessionOf(1)}>{node}</SessionContext>
      </PartsContext>,
    ),
  );
  const button = (says: string): HTMLButtonElement => {
    const found = [...frame.querySelectorAll('button')].find(({ textContent }) => textContent === says);
    if (found === undefined) throw new Error(`There is no button that says ${says}.`);
    return found;
  };
  return {
    frame,
    button,
    during,
    async until(met) {
      const latest = performance.now() + 1_000;
      while (!met()) {
        if (performance.now() > latest) throw new Error(`It has not come to that: ${frame.textContent}`);
        await during(() => undefined);
      }
    },
    press: (says) =>
      during(() => {
        const pressed = button(says);
        pressed.focus();
        pressed.click();
      }),
    async end() {
      await during(() => root.unmount());
      frame.remove();
    },
  };
}
