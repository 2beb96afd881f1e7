/**
 * What `work` makes of each, in their order, no more than so many begun at once: begun all together, they are one long task of
 * the page's thread, in which no key is heard.
 */
export async function someAtATime<Item, Made>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  // One iterator for all: each takes what nobody has taken yet.
  const left = items.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [at, item] of left) made[at] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, takeTurns));
  return made;
}
