import * as v from 'valibot';
import { seesPages } from '../../src/domain/access/seen.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { pagesOf } from '../../src/domain/documents/document.ts';
import { answerFile } from '../answer-file.ts';
import type { Carrier } from '../authenticate.ts';
import type { KeepReads } from '../keep-reads.ts';
import { Refusal } from '../refusal.ts';
import type { ServerStore } from '../store/port.ts';
import type { PageBlobs } from './page-blobs.ts';
import { wherePagesLie } from './where-pages-lie.ts';

interface GivePageParts {
  readonly store: Pick<ServerStore, 'pages' | 'read'>;
  readonly blobs: PageBlobs;
  readonly reads?: KeepReads;
}

const uuid = v.pipe(v.string(), v.uuid());

/**
 * A page, or the part of it asked for, to whoever sees the record that names it: there is no other way to one. Of a record that
 * came from another commune the pages lie where it came from.
 *
 * @throws {Refusal} `notFound`: also where there is one that she may not see (R18)
 */
export async function givePage(
  request: Request,
  { carrier, sha256, record }: { readonly carrier: Carrier; readonly sha256: string; readonly record: string },
  { store, blobs, reads }: GivePageParts,
): Promise<Response> {
  const nothing = new Refusal('notFound', 'No such page of this record is here.');
  if (!v.is(uuid, record)) throw nothing;
  const { id: account, scope, roles } = carrier.account;
  const [entity] = await store.read((of) => of(scope).entities([record]));
  if (entity?.kind !== 'dossier' || entity.leftTo !== null) throw nothing;
  const dossier = JSON.parse(entity.state) as Dossier;
  const page = pagesOf(dossier).find((one) => one.sha256 === sha256);
  if (page === undefined || !seesPages({ account, roles }, dossier)) throw nothing;
  for (const where of wherePagesLie(scope, dossier)) {
    const key = { scope: where, sha256 };
    const known = await store.pages.page(key);
    const bytes = known === undefined || known.wholeAt === null ? undefined : await blobs.get(key);
    if (known === undefined || bytes === undefined) continue;
    reads?.note(carrier, { scope, entities: [record], how: 'page' });
    const answer = answerFile(request, {
      path: '',
      contentType: known.type,
      immutable: false,
      plain: { bytes: Buffer.from(bytes), etag: `"${sha256}"` },
      packed: undefined,
    });
    // R6: personal data lies in no cache, nothing on the way may code bytes that are asked for by range; nothing here is a page of ours.
    answer.headers.set('cache-control', 'no-store, no-transform');
    answer.headers.set('content-disposition', 'attachment');
    return answer;
  }
  throw nothing;
}
