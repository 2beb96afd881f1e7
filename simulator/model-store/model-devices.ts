import type { DeviceStore } from '../../sync-server/store/device-port.ts';

/** Machines of the stories are of before: none is on record, and none has a key. */
export const noDevices: DeviceStore = {
  byId: async () => undefined,
  ofScope: async () => [],
  enrol: async () => undefined,
  learnKey: async () => false,
  rename: async () => undefined,
  note: async () => undefined,
  seen: async () => undefined,
  revoke: async () => undefined,
  received: async () => 0,
  addCode: async () => undefined,
  useCode: async () => undefined,
  handIn: async () => undefined,
  beginHandIn: async () => undefined,
  heldOf: async () => 0,
  addPart: async () => undefined,
  bytesOf: async () => new Uint8Array(),
  endHandIn: async () => undefined,
  noteHandedIn: async () => undefined,
  handInsOf: async () => [],
};
