import { type AskBackup, createAskBackup } from './ask-backup.ts';
import { type AskDelivery, createAskDelivery } from './ask-delivery.ts';
import { type AskDevices, createAskDevices } from './ask-devices.ts';
import { type AskPeople, createAskPeople } from './ask-people.ts';
import { type AskFigures, createAskFigures } from './ask-figures.ts';
import { type AskParts, createAskServer } from './ask-server.ts';

/** What is asked of the server itself, and never lies on the device: machines, people, figures, what is handed over, how its backups stand. Loaded in one piece. */
export interface AskAtServer {
  readonly devices: AskDevices;
  readonly people: AskPeople;
  readonly figures: AskFigures;
  readonly delivery: AskDelivery;
  readonly backup: AskBackup;
}

export function createAskAtServer(parts: AskParts): AskAtServer {
  const ask = createAskServer(parts);
  return {
    devices: createAskDevices(ask),
    people: createAskPeople(ask),
    figures: createAskFigures(ask),
    delivery: createAskDelivery(ask),
    backup: createAskBackup(ask),
  };
}
