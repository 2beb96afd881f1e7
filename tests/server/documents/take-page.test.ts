import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documentLimits } from '../../../src/domain/documents/page.ts';
import { documentsPath, pagePath } from '../../../src/protocol/documents.ts';
import { blobsInMemory } from '../../support/blobs-in-memory.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { type DeskOfPages, madeUpPhoto, openDeskOfPages, pageOf } from './desk-of-pages.ts';

const blobs = blobsInMemory();
let server: ServerInProcess;
let desk: DeskOfPages;
let drawn = 0;

beforeAll(async () => {
  server = await openServerInProcess({ blobs, communeBytes: 3_000_000 });
  desk = await openDeskOfPages(server);
});
afterAll(() => server.close());
let bytes: Uint8Array<ArrayBuffer>;
beforeEach(() => {
  bytes = madeUpPhoto((drawn += 1));
});

const codeOf = async (answer: Response): Promise<string> =>
  `${answer.status} ${answer.status < 400 ? '' : ((await answer.json()) as { code: string }).code}`.trim();
/** A body that comes so far and then breaks. */
const broken = (part: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => controller.enqueue(part),
    pull: (controller) => controller.error(new Error('the line is gone')),
  });

describe('a page on its way', () => {
  it('is begun, brought in parts, and whole when its bytes are those it is called by', async () => {
    const page = pageOf(bytes);
    const begun = await desk.begin(page);
    expect([begun.status, begun.headers.get('location'), begun.headers.get('tus-resumable')]).toEqual([
      201,
      pagePath(page.sha256),
      '1.0.0',
    ]);
    const first = await desk.bring(page, 0, bytes.slice(0, 2_000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '2000']);
    expect(blobs.kept.size).toBe(0);
    const last = await desk.bring(page, 2_000, bytes.slice(2_000));
    expect(last.headers.get('upload-offset')).toBe('5000');
    expect(await server.store.pages.page({ scope: desk.scope, sha256: page.sha256 })).toMatchObject({
      size: 5_000,
      broughtBy: desk.author,
      wholeAt: server.clock.now(),
    });
    expect([...blobs.kept.values()][0]).toEqual(bytes);
  });

  it('[R7] goes on from where the line broke: what came before it broke counts', async () => {
    const page = pageOf(bytes);
    await desk.begin(page);
    expect(await codeOf(await desk.bring(page, 0, broken(bytes.slice(0, 1_234))))).toBe('400 badRequest');
    expect(await desk.offsetOf(page)).toBe(1_234);
    const begunAgain = await desk.begin(page);
    expect(begunAgain.headers.get('upload-offset')).toBe('1234');
    await desk.bring(page, 1_234, bytes.slice(1_234));
    expect(await desk.offsetOf(page)).toBe(5_000);
  });

  it('[R8] the same bytes twice are there once; whoever is behind is told how far it came', async () => {
    const page = pageOf(bytes);
    await desk.begin(page);
    await desk.bring(page, 0, bytes.slice(0, 3_000));
    expect(await codeOf(await desk.bring(page, 0, bytes.slice(0, 3_000)))).toBe('409 wrongOffset');
    expect(await codeOf(await desk.bring(page, 4_000, bytes.slice(4_000)))).toBe('409 wrongOffset');
    await desk.bring(page, 3_000, bytes.slice(3_000));
    expect(await codeOf(await desk.bring(page, 5_000, new Uint8Array()))).toBe('204');
    expect((await desk.begin(page)).headers.get('upload-offset')).toBe('5000');
  });

  it('[R2] two machines that bring one page at once leave one page', async () => {
    const page = pageOf(bytes);
    const other = await openDeskOfPages(server, { account: 1, device: 1 });
    await Promise.all([desk.begin(page), other.begin(page)]);
    await Promise.all([desk.bring(page, 0, bytes.slice(0, 2_500)), other.bring(page, 0, bytes.slice(0, 1_000))]);
    const offset = await desk.offsetOf(page);
    await other.bring(page, offset, bytes.slice(offset));
    expect(await desk.offsetOf(page)).toBe(5_000);
    expect(blobs.kept.get(`${desk.scope}/${page.sha256.slice(0, 2)}/${page.sha256}`)).toEqual(bytes);
  });

  it('[R6] a machine whose last part comes when another has brought it whole finds it whole, and leaves it so', async () => {
    const page = pageOf(bytes);
    const other = await openDeskOfPages(server, { account: 1, device: 1 });
    await desk.begin(page);
    await desk.bring(page, 0, bytes.slice(0, 2_500));
    const overtaken = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await other.bring(page, 2_500, bytes.slice(2_500));
        controller.enqueue(bytes.slice(2_500));
        controller.close();
      },
    });
    const answer = await desk.bring(page, 2_500, overtaken);
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, '5000']);
    expect(await other.offsetOf(page)).toBe(5_000);
    expect(await server.store.pages.held({ scope: desk.scope, sha256: page.sha256 })).toBe(0);
  });

  it('[R6] never passes for whole with other bytes: it is forgotten, and comes anew', async () => {
    const page = pageOf(bytes);
    await desk.begin(page);
    const other = Uint8Array.from(bytes);
    other[700] = (other[700] ?? 0) ^ 1;
    expect(await codeOf(await desk.bring(page, 0, other))).toBe('422 notThatPage');
    expect((await desk.ask('HEAD', pagePath(page.sha256))).status).toBe(404);
    await desk.send(bytes);
    expect(await desk.offsetOf(page)).toBe(5_000);
  });

  it.each([
    ['a page of the web', '<!doctype html><script>', 'image/jpeg'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg">', 'image/png'],
    ['a program', 'MZ\u0090\u0000', 'application/pdf'],
    ['a photograph under another type', null, 'image/png'],
  ] as const)('is what it says it is by its content: not %s', async (_, text, type) => {
    const content = text === null ? bytes : new TextEncoder().encode(text.padEnd(2_000, '.'));
    const page = pageOf(content, type);
    await desk.begin(page);
    expect(await codeOf(await desk.bring(page, 0, content))).toBe('422 notThatPage');
  });

  it('[R4] [R18] of a machine that is revoked is taken where a record lacks it, and no other; the machine is given none', async () => {
    const own = await openServerInProcess({ blobs: blobsInMemory() });
    const tablet = await openDeskOfPages(own);
    const colleague = await openDeskOfPages(own, { account: 1, device: 1 });
    const page = pageOf(bytes);
    const other = pageOf(madeUpPhoto((drawn += 1)));
    const opened = tablet.acts.opening();
    await tablet.push(1, opened, tablet.attach(opened.entity, [page]));
    await own.store.devices.revoke(tablet.device, null, own.clock.now());
    expect(await codeOf(await tablet.begin(other))).toBe('403 deviceRevoked');
    expect((await tablet.begin(page)).status).toBe(201);
    expect((await tablet.bring(page, 0, bytes)).status).toBe(204);
    expect(await tablet.offsetOf(page)).toBe(5_000);
    expect(await codeOf(await tablet.fetchPage(page, opened.entity))).toBe('403 deviceRevoked');
    expect((await colleague.fetchPage(page, opened.entity)).status).toBe(200);
    await own.close();
  });

  it('a server that has lost its pages asks for them again', async () => {
    const page = await desk.send(bytes);
    blobs.kept.clear();
    expect(await desk.offsetOf(page)).toBe(0);
    await desk.bring(page, 0, bytes);
    expect(await desk.offsetOf(page)).toBe(5_000);
  });

  it('what lay whole in the database when the process died is put in its place by the next question', async () => {
    const page = pageOf(bytes);
    await desk.begin(page);
    await server.store.pages.addPart({ scope: desk.scope, sha256: page.sha256 }, { position: 0, bytes });
    expect(await desk.offsetOf(page)).toBe(5_000);
    expect((await server.store.pages.page({ scope: desk.scope, sha256: page.sha256 }))?.wholeAt).not.toBeNull();
  });
});

describe('what is no page of ours', () => {
  it.each([
    ['without a length', { 'upload-length': '' }, '400 badRequest'],
    ['longer than a page may be', { 'upload-length': String(documentLimits.pageBytes + 1) }, '413 tooLarge'],
    ['of no type', { 'upload-metadata': `sha256 ${btoa('a'.repeat(64))}` }, '400 badRequest'],
    ['in no form', { 'upload-metadata': 'sha256=a;type=b' }, '400 badRequest'],
    [
      'under a name that is a path',
      { 'upload-metadata': `sha256 ${btoa('../../x')},type ${btoa('image/jpeg')}` },
      '400 badRequest',
    ],
    ['in another tus', { 'tus-resumable': '0.2.2' }, '412 otherTus'],
    ['without a token', { authorization: 'Bearer ' }, '401 signInNeeded'],
  ])('%s is refused', async (_, headers, code) => {
    expect(await codeOf(await desk.begin(pageOf(bytes), headers))).toBe(code);
  });

  it('is refused in another media type, at a place that is no number, under another length, or without a beginning', async () => {
    const page = pageOf(bytes);
    expect(await codeOf(await desk.bring(page, 0, bytes))).toBe('404 notFound');
    await desk.begin(page);
    expect(await codeOf(await desk.bring(page, 0, bytes, { 'content-type': 'image/jpeg' }))).toBe(
      '415 unsupportedMedia',
    );
    expect(await codeOf(await desk.bring(page, 0, bytes, { 'upload-offset': '-1' }))).toBe('409 wrongOffset');
    expect(await codeOf(await desk.begin(page, { 'upload-length': '4999' }))).toBe('422 notThatPage');
    expect((await desk.ask('HEAD', pagePath('A'.repeat(64)))).status).toBe(404);
    expect((await desk.ask('HEAD', pagePath('..%2f..%2fetc%2fpasswd'))).status).toBe(404);
  });

  it('more bytes than it has are left', async () => {
    const page = pageOf(bytes);
    await desk.begin(page);
    const more = new Uint8Array(9_000);
    more.set(bytes);
    expect((await desk.bring(page, 0, more)).headers.get('upload-offset')).toBe('5000');
  });

  it('[R17] a commune has so many bytes of pages, and no more', async () => {
    const large = madeUpPhoto(900, 2_900_000);
    await desk.send(large);
    expect(await codeOf(await desk.begin(pageOf(madeUpPhoto(901, 400_000))))).toBe('507 storageFull');
    const neighbour = await openDeskOfPages(server, { account: 3, device: 3 });
    expect((await neighbour.begin(pageOf(bytes))).status).toBe(201);
  });

  it('tells anyone what it speaks', async () => {
    const answer = await desk.ask('OPTIONS', documentsPath);
    expect([answer.status, answer.headers.get('tus-version'), answer.headers.get('tus-extension')]).toEqual([
      204,
      '1.0.0',
      'creation',
    ]);
  });

  it('[R18] is not taken from who attaches no papers', async () => {
    await server.store.accounts.setRoles(desk.author, ['supervisor'], server.clock.now());
    expect(await codeOf(await desk.begin(pageOf(bytes)))).toBe('403 forbidden');
    await server.store.accounts.setRoles(desk.author, ['officer'], server.clock.now());
  });
});
