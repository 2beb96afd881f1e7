/** Waits until the page has what is looked for; looks whenever it changes. `undefined`: it had not by then. */
export function untilPage<Found>(
  page: Window & { readonly document: Document },
  mostMs: number,
  look: () => Found | undefined,
): Promise<Found | undefined> {
  const found = look();
  if (found !== undefined || mostMs === 0) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = (result: Found | undefined): void => {
      watch.disconnect();
      page.clearTimeout(timer);
      resolve(result);
    };
    const watch = new MutationObserver(() => {
      const now = look();
      if (now !== undefined) end(now);
    });
    // The last look: a value set by a script changes nothing that can be observed.
    const timer = page.setTimeout(() => end(look()), mostMs);
    watch.observe(page.document, {
      ...{ subtree: true, childList: true, characterData: true, attributes: true },
      attributeFilter: ['disabled', 'readonly', 'style', 'class', 'hidden', 'open', 'selected', 'value'],
    });
  });
}

/** Waits until nothing has changed for a while, at most `mostMs` longer. */
export function calm(page: Window & { readonly document: Document }, quietMs: number, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    let quiet = page.setTimeout(end, quietMs);
    const last = page.setTimeout(end, quietMs + mostMs);
    const watch = new MutationObserver(() => {
      page.clearTimeout(quiet);
      quiet = page.setTimeout(end, quietMs);
    });
    watch.observe(page.document, { subtree: true, childList: true, characterData: true, attributes: true });
    function end(): void {
      page.clearTimeout(quiet);
      page.clearTimeout(last);
      watch.disconnect();
      resolve();
    }
  });
}
