import type { ReceiptStatus } from '../src/protocol/receipt.ts';

/** What a device's worker is made with. */
export interface DeviceWishes {
  readonly serverUrl: string;
  readonly account: { readonly username: string; readonly password: string };
  readonly name: string;
  readonly directory: string;
  readonly seed: number;
}

export interface ToldReceipt {
  readonly mid: string;
  readonly status: ReceiptStatus;
  readonly serverTime: string;
}

/** What a device holds when nothing happens any more. */
export interface DeviceEnd {
  readonly digest: string;
  readonly failure: string | null;
  readonly outbox: readonly { readonly mid: string; readonly status: ReceiptStatus | null }[];
}

/** Everything is told after it lies in the device's directory: what was told can be held against it. */
export type FromDevice =
  | { readonly kind: 'saved'; readonly mid: string; readonly name: string; readonly entity: string }
  | { readonly kind: 'notSaved'; readonly detail: string }
  | { readonly kind: 'asking' }
  /** Why a whole row of tries came to nothing. */
  | { readonly kind: 'gaveUp'; readonly reason: string }
  | { readonly kind: 'receipts'; readonly receipts: readonly ToldReceipt[] }
  | { readonly kind: 'end'; readonly end: DeviceEnd };

/** `drain`: no more acts from here on, exchange once and say what is there. */
export type ToDevice = { readonly kind: 'drain' } | { readonly kind: 'close' };
