import type { Hono } from 'hono';
import { documentLimits } from '../../src/domain/documents/page.ts';
import { documentsPath, offsetMediaType, pagePath, tusVersion } from '../../src/protocol/documents.ts';
import type { KeepReads } from '../keep-reads.ts';
import type { Known } from '../know-request.ts';
import { Refusal } from '../refusal.ts';
import type { ServerStore } from '../store/port.ts';
import { givePage } from './give-page.ts';
import {
  addBytes,
  beginPage,
  keyOf,
  type PageStands,
  readPageBegun,
  standsAt,
  type TakePageParts,
} from './take-page.ts';

interface RouteParts extends Omit<TakePageParts, 'store'> {
  readonly store: ServerStore;
  readonly reads?: KeepReads;
}

const ofTus = {
  'tus-version': tusVersion,
  'tus-extension': 'creation',
  'tus-max-size': String(documentLimits.pageBytes),
};

interface HowKnown {
  /** Who is given a page. */
  readonly know: (request: Request) => Promise<Known>;
  /** Who brings one: also on a machine that is revoked, which may still say what it has (R18). */
  readonly hear: (request: Request) => Promise<Known>;
}

/** Pages of documents: in by tus 1.0, out by the record that names them. */
export function addDocumentRoutes(app: Hono, parts: RouteParts, { know, hear }: HowKnown): void {
  for (const path of [documentsPath, `${documentsPath}/*`]) {
    app.use(path, async (context, next) => {
      await next();
      context.res.headers.set('tus-resumable', tusVersion);
    });
    app.options(path, () => new Response(null, { status: 204, headers: ofTus }));
  }

  const inTus = async (request: Request): Promise<Known> => {
    const known = await hear(request);
    if (request.headers.get('tus-resumable') !== tusVersion)
      throw new Refusal('otherTus', `This server speaks tus ${tusVersion}.`, { field: 'tus-resumable' });
    return known;
  };

  app.post(documentsPath, async (context) => {
    const { carrier, request } = await inTus(context.req.raw);
    const of = { length: request.headers.get('upload-length'), metadata: request.headers.get('upload-metadata') };
    const begun = await beginPage(readPageBegun(of), carrier, parts);
    return new Response(null, { status: 201, headers: { ...told(begun), location: pagePath(begun.sha256) } });
  });

  app.patch(`${documentsPath}/:sha256`, async (context) => {
    const { carrier, request, wholeDigest } = await inTus(context.req.raw);
    const key = keyOf(carrier, context.req.param('sha256'));
    if (request.headers.get('content-type') !== offsetMediaType)
      throw new Refusal('unsupportedMedia', `The body must be ${offsetMediaType}.`);
    // What the device has proved is the page itself, and no other.
    if (wholeDigest !== null && wholeDigest !== Buffer.from(key.sha256, 'hex').toString('base64url'))
      throw new Refusal('notThatPage', 'The page proved is not the page named.');
    const stands = await addBytes(key, { offset: request.headers.get('upload-offset'), body: request.body }, parts);
    return new Response(null, { status: 204, headers: told(stands) });
  });

  // A question with HEAD is how far it came; with GET it is for the page itself.
  app.get(`${documentsPath}/:sha256`, async (context) => {
    const sha256 = context.req.param('sha256');
    if (context.req.raw.method === 'HEAD') {
      const { carrier } = await inTus(context.req.raw);
      return new Response(null, { headers: told(await standsAt(keyOf(carrier, sha256), parts)) });
    }
    const { carrier, request } = await know(context.req.raw);
    return givePage(request, { carrier, sha256, record: context.req.query('record') ?? '' }, parts);
  });
}

function told({ offset, size }: PageStands): Record<string, string> {
  return { 'upload-offset': String(offset), 'upload-length': String(size), 'cache-control': 'no-store' };
}
