import type { FirstScreen } from './first-screen.ts';

/** Asks for everything at once, so that nothing is discovered a round trip late. `false` when a part did not arrive. */
export async function importFirstScreen(document: Document, first: FirstScreen): Promise<boolean> {
  for (const href of [...first.modules, first.entry]) void addLink(document, 'modulepreload', href);
  try {
    // Styles before the entry: the first screen must not be drawn naked.
    await Promise.all(first.styles.map((href) => addLink(document, 'stylesheet', href)));
    await import(/* @vite-ignore */ first.entry);
    return true;
  } catch {
    return false;
  }
}

function addLink(document: Document, rel: 'modulepreload' | 'stylesheet', href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  const loaded = new Promise<void>((resolve, reject) => {
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      // A module that could not be preloaded is told by its import.
      if (rel === 'stylesheet') reject(new Error(`No style: ${href}`));
    };
  });
  document.head.append(link);
  return loaded;
}
