import { useEffect } from 'react';
import './paper-fonts.css';

const styles = ['', 'bold', 'italic', 'bold italic'];
/** One letter of each file that a style has. */
const letters = 'aữ';

/** Fetches what a sheet is written in as soon as there is one: it may be shown to nobody before it is printed. */
export function usePaperLetters(): void {
  useEffect(() => {
    // Without them it is printed in the letters the machine has.
    for (const style of styles) void document.fonts.load(`${style} 13pt Tinos`, letters).catch(() => undefined);
  }, []);
}
