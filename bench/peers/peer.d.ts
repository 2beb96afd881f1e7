/** A record as a peer keeps it: everything a made-up birth declares, under an id. */
export type PeerRecord = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> } & Record<
  string,
  unknown
>;

export interface PeerServer {
  readonly port: number;
  /** Puts records in without a line. */
  fill(made: readonly PeerRecord[]): Promise<void>;
  /** Ids of the records it has, each as often as it has it. */
  held(): Promise<readonly string[]>;
}

export interface PeerDevice {
  /** Made while there is no line. */
  make(made: readonly PeerRecord[]): Promise<void>;
  /** One field of each record, in the order they are kept in. */
  change(field: string, values: readonly unknown[]): Promise<void>;
  /** Sends what waits, then pulls; throws when the line fails. */
  sync(): Promise<void>;
  held(): Promise<readonly string[]>;
}

export interface PeerDeviceOptions {
  readonly name: string;
  readonly url: string;
  readonly batch: number;
}

export type OpenPeerServer = () => Promise<PeerServer>;
export type OpenPeerDevice = (options: PeerDeviceOptions) => Promise<PeerDevice>;

/** What the bench asks a peer's process; each is answered under its number. */
export type PeerCall = { readonly number: number } & (
  | { readonly ask: 'openServer' }
  | ({ readonly ask: 'openDevice' } & PeerDeviceOptions)
  | { readonly ask: 'fill' | 'make'; readonly of: string; readonly made: readonly PeerRecord[] }
  | { readonly ask: 'change'; readonly of: string; readonly field: string; readonly values: readonly unknown[] }
  | { readonly ask: 'sync' | 'held'; readonly of: string }
);

export type PeerAnswer = { readonly number: number } & ({ readonly value: unknown } | { readonly error: string });
