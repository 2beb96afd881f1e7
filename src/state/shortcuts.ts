import { useEffect } from 'react';
import { create } from 'zustand';

const storageKey = 'lien-mach.shortcuts';

/** Single-key shortcuts may be turned off: a scanner, or a voice, may "press" them too (WCAG 2.1.4). */
export const useShortcuts = create<{ readonly on: boolean }>(() => ({
  on: localStorage.getItem(storageKey) !== 'off',
}));

export function setShortcuts(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  useShortcuts.setState({ on });
}

/** Keys there are text, or somebody else's. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;
}

/** Runs `act` when the key is pressed alone and nobody is typing. */
export function useShortcut(key: string, act: () => void): void {
  const on = useShortcuts((state) => state.on);
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.key.toLowerCase() !== key) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on, key, act]);
}
