import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gateway } from '../../gateway/app.ts';
import { connectTo } from '../../sync-server/delivery/connect-to.ts';
import type { Connection } from '../../sync-server/delivery/connector.ts';
import type { DeliveryTarget } from '../../sync-server/delivery/delivery-settings.ts';
import { createLog } from '../../sync-server/log.ts';
import type { ServerClock } from '../../sync-server/server-clock.ts';
import { gatewayClient } from './gateway.ts';
import { openBus } from './made-up-bus.ts';
import { testCommune } from './server-parts.ts';

export const connectorKinds = ['oneStop', 'webhook', 'dropFolder'] as const;
export type ConnectorKind = (typeof connectorKinds)[number];

const road = {
  ...{ name: 'Cổng làm mẫu', perMinute: 60, timeoutSeconds: 30, hours: [], papersMegabytes: 20, papersWaitHours: 24 },
  pace: { look: 60, ask: 300, retry: 30 },
  communes: [{ code: testCommune.code, provinceCode: testCommune.provinceCode, codePrefix: 'H99.99' }],
};
const withSecret = { secretFile: '', secret: gatewayClient.secret };

export const oneStopTarget = {
  ...{ ...road, ...withSecret, kind: 'oneStop', clientId: gatewayClient.client },
  ...{ tokenUrl: 'https://far.test/token', sendUrl: 'https://far.test/hoso', askUrl: 'https://far.test/trangthai' },
} as const satisfies DeliveryTarget;

export const webhookTarget = {
  ...{ ...road, ...withSecret, kind: 'webhook', callback: 'cong-tinh' },
  ...{ sendUrl: 'https://far.test/dossiers', askUrl: 'https://far.test/standings' },
} as const satisfies DeliveryTarget;

const log = createLog('silent', { write: () => undefined });

interface World {
  readonly gateway: Gateway;
  readonly fetch: typeof fetch;
  readonly clock: ServerClock;
  readonly newId: () => string;
}

export interface OpenedConnector {
  readonly target: DeliveryTarget;
  readonly connection: Connection;
  /** Where files lie, for the one that has any. */
  readonly folder: string;
  close(): void;
}

/** Each kind of road to one gateway, the bus of the folder played between two questions. */
export function openConnector(kind: ConnectorKind, { gateway, fetch, clock, newId }: World): OpenedConnector {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-drop-'));
  const dropFolder: DeliveryTarget = { ...road, kind: 'dropFolder', folder };
  const target = { oneStop: oneStopTarget, webhook: webhookTarget, dropFolder }[kind];
  const connection = connectTo(target, { fetch, clock, newId, cut: new AbortController().signal, log });
  const bus = openBus(folder, gateway.register);
  return {
    ...{ target, folder },
    connection:
      kind === 'dropFolder'
        ? {
            send: (parcel) => connection.send(parcel),
            ask(about) {
              bus.carry();
              return connection.ask(about);
            },
          }
        : connection,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
