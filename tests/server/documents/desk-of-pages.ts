import type { Page, PageType } from '../../../src/domain/documents/page.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import {
  documentsPath,
  metadataOf,
  offsetMediaType,
  pageOfRecordPath,
  pagePath,
  tusVersion,
} from '../../../src/protocol/documents.ts';
import { act } from '../../support/acts.ts';
import { createFakeIds } from '../../support/fake-ids.ts';
import { serverHash } from '../../support/server-parts.ts';
import type { ServerInProcess } from '../../support/server-in-process.ts';
import { type Desk, openDesk } from '../open-desk.ts';

/** Bytes that begin like a photograph, different for each number. */
export function madeUpPhoto(number: number, length = 5_000): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length).map((_, at) => (at * 31 + number * 17 + (at >> 8) * number) % 256);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

export function pageOf(bytes: Uint8Array, type: PageType = 'image/jpeg'): Page {
  return { sha256: serverHash(bytes), bytes: bytes.length, type };
}

/** A person who attaches papers and sends their pages, request by request. */
export interface DeskOfPages extends Desk {
  ask(method: string, path: string, headers?: Record<string, string>, body?: BodyInit): Promise<Response>;
  begin(page: Page, more?: Record<string, string>): Promise<Response>;
  bring(page: Page, from: number, bytes: BodyInit, more?: Record<string, string>): Promise<Response>;
  /** Begins it and brings all of it. */
  send(bytes: Uint8Array<ArrayBuffer>, type?: PageType): Promise<Page>;
  offsetOf(page: Page): Promise<number>;
  fetchPage(page: Page, record: string, headers?: Record<string, string>): Promise<Response>;
  attach(entity: string, pages: readonly Page[]): Mutation;
}

const { newId } = createFakeIds(77);

export async function openDeskOfPages(
  server: ServerInProcess,
  who: Parameters<typeof openDesk>[1] = {},
): Promise<DeskOfPages> {
  const desk = await openDesk(server, who);
  const ask: DeskOfPages['ask'] = async (method, path, headers = {}, body) => {
    const said = { authorization: `Bearer ${desk.session.token}`, 'tus-resumable': tusVersion, ...headers };
    // A body that streams says so; the types do not know it yet.
    const init: RequestInit & { duplex: 'half' } = { method, headers: said, duplex: 'half' };
    return server.fetch(server.serverUrl + path, body === undefined ? init : { ...init, body });
  };
  const begin: DeskOfPages['begin'] = ({ sha256, bytes, type }, more = {}) =>
    ask('POST', documentsPath, {
      'upload-length': String(bytes),
      'upload-metadata': metadataOf({ sha256, type }, btoa),
      ...more,
    });
  const bring: DeskOfPages['bring'] = ({ sha256 }, from, bytes, more = {}) =>
    ask('PATCH', pagePath(sha256), { 'content-type': offsetMediaType, 'upload-offset': String(from), ...more }, bytes);
  return {
    ...desk,
    ask,
    begin,
    bring,
    async send(bytes, type) {
      const page = pageOf(bytes, type);
      await begin(page);
      const answer = await bring(page, 0, bytes);
      if (answer.status !== 204) throw new Error(`it was ${answer.status}`);
      return page;
    },
    async offsetOf({ sha256 }) {
      return Number((await ask('HEAD', pagePath(sha256))).headers.get('upload-offset') ?? Number.NaN);
    },
    fetchPage: ({ sha256 }, record, headers) => ask('GET', pageOfRecordPath(sha256, record), headers),
    attach: (entity, pages) =>
      act(
        'attachDocument',
        { paper: 'birthNotice', standing: 'given', pages },
        { mid: newId(), scope: desk.scope, author: desk.author, device: desk.device, entity },
      ),
  };
}
