import type { MaybePromise } from '../device-ports.ts';
import type { DataKeys } from './data-keys.ts';

/** Where whoever seals or opens waits until the profile is unlocked. It opens once; locking is a new page. */
export interface KeyGate {
  keys(): MaybePromise<DataKeys>;
  give(keys: DataKeys): void;
  readonly given: DataKeys | undefined;
  readonly whenGiven: Promise<DataKeys>;
}

export function createKeyGate(): KeyGate {
  let given: DataKeys | undefined;
  let open: (keys: DataKeys) => void = () => undefined;
  const whenGiven = new Promise<DataKeys>((resolve) => (open = resolve));
  return {
    keys: () => given ?? whenGiven,
    give(keys) {
      given ??= keys;
      open(given);
    },
    get given() {
      return given;
    },
    whenGiven,
  };
}
