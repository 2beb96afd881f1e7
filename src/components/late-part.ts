import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** A part of a screen that is drawn when it has arrived; the line may fail it, and the screen does without. */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch {
      return { default: () => null };
    }
  });
}
