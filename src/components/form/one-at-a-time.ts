/** Work that is not begun again while it goes on: two presses of a button are one. */
export function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let goesOn = false;
  return async (work) => {
    if (goesOn) return;
    goesOn = true;
    try {
      await work();
    } finally {
      goesOn = false;
    }
  };
}
