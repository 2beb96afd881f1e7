let pressed = false;
let waiting: (() => void)[] = [];

function release(): void {
  pressed = false;
  const acts = waiting;
  waiting = [];
  // The click comes after the pointer is up, in the same turn.
  for (const act of acts) setTimeout(act);
}

addEventListener('pointerdown', () => (pressed = true), true);
addEventListener('pointerup', release, true);
addEventListener('pointercancel', release, true);

/**
 * Runs once a press that has begun is over. Leaving a field may bring a line of text under it; were it drawn between
 * button down and button up, what she pressed would slip away from under the pointer and the click be lost.
 */
export function afterPress(act: () => void): void {
  if (pressed) waiting.push(act);
  else setTimeout(act);
}
