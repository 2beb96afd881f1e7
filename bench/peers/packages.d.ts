// What the peers use of their packages, so that they are checked on a machine that never installed them.
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Asked extends IncomingMessage {
    readonly query: Readonly<Record<string, string>>;
    readonly body: unknown;
  }
  interface Answering extends ServerResponse {
    status(code: number): this;
    json(value: unknown): void;
  }
  type Answer = (request: Asked, response: Answering) => void;
  interface App {
    (request: IncomingMessage, response: ServerResponse): void;
    use(part: unknown): void;
    get(path: string, answer: Answer): void;
    post(path: string, answer: Answer): void;
  }
  const express: { (): App; json(options: { readonly limit: string }): unknown };
  export { express as default };
}

declare module 'compression' {
  const compression: () => unknown;
  export { compression as default };
}

declare module 'pouchdb-core' {
  interface Kept extends Record<string, unknown> {
    readonly _id: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }
  interface Row {
    readonly id: string;
    readonly doc: Kept;
  }
  interface Database {
    info(): Promise<unknown>;
    bulkDocs(documents: readonly Kept[]): Promise<unknown>;
    allDocs(options?: { readonly include_docs: boolean }): Promise<{ readonly rows: readonly Row[] }>;
    sync(other: Database, options: { readonly batch_size: number }): Promise<unknown>;
  }
  interface Pouch {
    new (name: string, options?: Readonly<Record<string, unknown>>): Database;
    plugin(plugin: unknown): Pouch;
    defaults(options: Readonly<Record<string, unknown>>): Pouch;
  }
  const Pouch: Pouch;
  export { Pouch as default };
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export { plugin as default };
}

declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export { plugin as default };
}

declare module 'pouchdb-replication' {
  const plugin: unknown;
  export { plugin as default };
}

declare module 'express-pouchdb' {
  const expressPouchDb: (pouch: unknown, options: Readonly<Record<string, unknown>>) => unknown;
  export { expressPouchDb as default };
}

declare module 'rxdb/plugins/core' {
  interface Kept extends Record<string, unknown> {
    readonly id: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }
  interface Found {
    readonly id: string;
    toMutableJSON(): Kept;
  }
  export interface Collection {
    bulkInsert(records: readonly Kept[]): Promise<unknown>;
    bulkUpsert(records: readonly Kept[]): Promise<unknown>;
    find(): { exec(): Promise<readonly Found[]> };
  }
  interface Database {
    addCollections(of: { readonly births: { readonly schema: object } }): Promise<{ readonly births: Collection }>;
  }
  export function createRxDatabase(options: {
    readonly name: string;
    readonly storage: unknown;
    readonly multiInstance: boolean;
  }): Promise<Database>;
}

declare module 'rxdb/plugins/storage-memory' {
  export function getRxStorageMemory(): unknown;
}

declare module 'rxdb/plugins/replication' {
  import type { Collection } from 'rxdb/plugins/core';

  interface Pull {
    readonly batchSize: number;
    handler(checkpoint: { readonly seq: number } | undefined, batchSize: number): Promise<unknown>;
  }
  interface Push {
    readonly batchSize: number;
    handler(rows: readonly unknown[]): Promise<unknown>;
  }
  export function replicateRxCollection(options: {
    readonly collection: Collection;
    readonly replicationIdentifier: string;
    readonly live: boolean;
    readonly retryTime: number;
    readonly waitForLeadership: boolean;
    readonly pull: Pull;
    readonly push: Push;
  }): { awaitInitialReplication(): Promise<void>; cancel(): Promise<unknown> };
}
