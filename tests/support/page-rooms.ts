import { Hono } from 'hono';
import { answerRefusal, asRefusal } from '../../sync-server/answer-refusal.ts';
import type { Known } from '../../sync-server/know-request.ts';
import { addDocumentRoutes } from '../../sync-server/documents/document-routes.ts';
import type { PageStore, StoredPage } from '../../sync-server/store/page-port.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { Page } from '../../src/domain/documents/page.ts';
import type { Bytes } from '../../src/store/device-ports.ts';
import type { PageFailure, SendPages } from '../../src/store/pages/page-store.ts';
import { blobsInMemory } from './blobs-in-memory.ts';
import { serverHash } from './server-parts.ts';

type TakingPages = Pick<PageStore, 'page' | 'begin' | 'held' | 'addPart' | 'bytesOf' | 'settle' | 'forget' | 'weigh'>;

/** The server's side of pages with its rows in memory: the real routes, for stories told hundreds of times. */
export function pageServerInMemory() {
  const blobs = blobsInMemory();
  const rows = new Map<string, { page: StoredPage; held: Bytes }>();
  const rowOf = (sha256: string) => rows.get(sha256);
  const pages: TakingPages = {
    page: async ({ sha256 }) => rowOf(sha256)?.page,
    begin: async (page) => {
      if (!rows.has(page.sha256)) rows.set(page.sha256, { page: { ...page, wholeAt: null }, held: new Uint8Array() });
    },
    held: async ({ sha256 }) => rowOf(sha256)?.held.length ?? 0,
    addPart: async ({ sha256 }, { position, bytes }) => {
      const row = rowOf(sha256);
      if (row === undefined || row.page.wholeAt !== null || row.held.length !== position) return;
      row.held = Uint8Array.from(Buffer.concat([row.held, bytes]));
    },
    bytesOf: async ({ sha256 }) => Uint8Array.from(rowOf(sha256)?.held ?? []),
    settle: async ({ sha256 }, at) => {
      const row = rowOf(sha256);
      if (row !== undefined) rows.set(sha256, { page: { ...row.page, wholeAt: at }, held: new Uint8Array() });
      return row !== undefined;
    },
    forget: async ({ sha256 }) => rows.delete(sha256),
    weigh: async () => ({ bytes: 0, onTheirWay: 0 }),
  };
  const account = { id: 'a', scope: '26734', roles: ['officer'], username: 'a', name: 'A' };
  const know = async (request: Request) =>
    ({ carrier: { account, device: 'd', machine: undefined }, request, wholeDigest: null }) as unknown as Known;
  const app = new Hono();
  const clock = { now: () => '2026-11-20T02:00:00.000Z' };
  const store: unknown = { pages };
  addDocumentRoutes(
    app,
    { store: store as ServerStore, blobs, hash: serverHash, clock, communeBytes: 1e12 },
    { know, hear: know },
  );
  app.onError((error, context) => answerRefusal(asRefusal(error), context));
  /** Bytes that have come to stay, of all pages. */
  const held = (): number =>
    [...rows.values()].reduce(
      (sum, { page, held: part }) => sum + (page.wholeAt === null ? part.length : page.size),
      0,
    );
  return { kept: blobs.kept, held, fetch: async (request: Request): Promise<Response> => app.fetch(request) };
}

/** The machine's side of pages with its rows in memory: one page that waits after the other, text long gone. */
export function pagesInMemory(waiting: readonly (Page & { readonly content: Bytes })[]) {
  const state = waiting.map((page) => ({ page, sent: 0, state: 'waiting' }));
  const found = (sha256: string) => state.find(({ page }) => page.sha256 === sha256);
  const failures: (PageFailure | null)[] = [];
  const watchers = new Set<() => void>();
  const store: SendPages = {
    outlook: async () => {
      const next = state.find((one) => one.state === 'waiting');
      const { sha256, bytes, type } = next?.page ?? { sha256: '', bytes: 0, type: 'image/jpeg' };
      return {
        signedIn: true,
        actsWaiting: 0,
        next: next === undefined ? null : { sha256, bytes, type, sent: next.sent, token: 't' },
        wishes: { paused: false, onlyWifi: false },
      };
    },
    part: async (sha256, from, length) => found(sha256)?.page.content.slice(from, from + length),
    noteSent: async (sha256, sent) => {
      const row = found(sha256);
      if (row !== undefined) row.sent = sent;
    },
    settle: async (sha256, as) => {
      const row = found(sha256);
      if (row !== undefined) row.state = as;
      for (const tell of watchers) tell();
    },
    noteFailure: async (failure) => void failures.push(failure),
    leaveBefore: async () => 0,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
  return { store, failures, done: () => state.every((one) => one.state === 'whole') };
}
