import type { KeyGate } from './key-gate.ts';

/** As much of a BroadcastChannel as tabs need to talk of the lock. */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void): void;
}

type Said =
  /** Is anybody unlocked? */
  | { readonly kind: 'ask' }
  | { readonly kind: 'key'; readonly root: CryptoKey }
  | { readonly kind: 'lock' }
  /** Somebody is at the machine. */
  | { readonly kind: 'active' };

export interface KeyTalk {
  ask(): void;
  tellKey(): void;
  tellLock(): void;
  tellActive(): void;
}

/**
 * The tabs of a profile unlock and lock together. The key goes from one to another as the browser's own object, in its
 * memory; a browser that will not carry it asks for the PIN in each tab.
 */
export function createKeyTalk(
  channel: TabChannel | undefined,
  {
    gate,
    onKey,
    onLock,
    onActive,
  }: {
    readonly gate: KeyGate;
    readonly onKey: (root: CryptoKey) => void;
    readonly onLock: () => void;
    readonly onActive: () => void;
  },
): KeyTalk {
  let locking = false;
  const say = (said: Said): void => {
    try {
      channel?.postMessage(said);
    } catch {
      // It cannot be carried: the other tab asks for the PIN.
    }
  };
  const tellKey = (): void => {
    if (gate.given !== undefined && !locking) say({ kind: 'key', root: gate.given.root });
  };
  channel?.addEventListener('message', ({ data }) => {
    const said = data as Said;
    switch (said.kind) {
      case 'ask':
        tellKey();
        break;
      case 'key':
        if (gate.given === undefined) onKey(said.root);
        break;
      case 'lock':
        locking = true;
        onLock();
        break;
      case 'active':
        onActive();
        break;
      default:
        // A newer build's tab may say more.
        said satisfies never;
    }
  });
  return {
    ask: () => say({ kind: 'ask' }),
    tellKey,
    tellLock: () => {
      locking = true;
      say({ kind: 'lock' });
    },
    tellActive: () => say({ kind: 'active' }),
  };
}
