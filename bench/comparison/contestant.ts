import type { PeerRecord } from '../peers/peer.d.ts';

/** One way of bringing records from a device to a server and to another device. */
export interface Contestant {
  readonly name: string;
  /** How it was set, for the page. */
  readonly settings: string;
  /** Which requests bring records up: those whose answers are worth losing. */
  readonly brings: RegExp;
  open(start: Start): Promise<Running>;
}

export interface Start {
  /** Records that the server has before anyone asks. */
  readonly filled: readonly PeerRecord[];
}

/** Its server, in a process of its own. */
export interface Running {
  readonly port: number;
  openDevice(name: string, url: string): Promise<ContestantDevice>;
  /** Ids of the records at the server, each as often as it has it. */
  held(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface ContestantDevice {
  /** Made while there is no line; answers their ids as the server will know them. */
  make(made: readonly PeerRecord[]): Promise<readonly string[]>;
  /** One field of each record it has made. */
  change(field: string, values: readonly string[]): Promise<void>;
  /** Goes on until there is nothing to send or pull; throws when it gave up for now. */
  sync(): Promise<void>;
  /** Ids of the records it lists. */
  held(): Promise<readonly string[]>;
}
