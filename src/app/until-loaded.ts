import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const secondsBetweenTries = 5;

function nextTry(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, secondsBetweenTries * 1_000);
    function go(): void {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    }
    addEventListener('online', go);
  });
}

/**
 * A part of the app that comes after the first screen. Before everything is precached the line may fail it: it is asked
 * for again until it is here, and what is on the screen meanwhile says so.
 */
export async function untilLoaded<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await load();
    } catch {
      await nextTry();
    }
  }
}

/** A screen that is loaded when it is first opened. */
export function lateScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await untilLoaded(load) }));
}
