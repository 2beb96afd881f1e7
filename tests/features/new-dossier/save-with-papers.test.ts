import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NotedPaper } from '../../../src/domain/documents/noted-paper.ts';
import { openDraft } from '../../../src/features/new-dossier/open-draft.ts';
import { saveDossier } from '../../../src/features/new-dossier/save-dossier.ts';
import { saveReport } from '../../../src/features/new-dossier/save-report.ts';
import type { DeviceStore } from '../../../src/store/create-store.ts';
import { makeDesk, type MadeUpDesk, sessionOf } from '../../support/made-up-desk.ts';
import { madeUpPage } from '../../support/made-up-pages.ts';
import { makePeople } from '../../support/people.ts';

const session = sessionOf(1);
const at = { author: session.account.id, scope: session.commune.code, communeName: session.commune.name };
const [first, second] = [madeUpPage(1), madeUpPage(2)];
let desk: MadeUpDesk;
let store: DeviceStore;
let draft: string;

beforeEach(async () => {
  desk = makeDesk();
  store = desk.open();
  await store.startSession(session);
  draft = desk.newId();
});
afterEach(() => store.close());

const keep = (id: string, paper: string, page: typeof first | null) =>
  store.loose.keep({
    id,
    holder: draft,
    paper,
    type: 'image/jpeg',
    sha256: page?.sha256 ?? null,
    content: (page ?? first).content,
  });
async function openForm(papers: readonly NotedPaper[], kind: 'dossier' | 'report' = 'dossier') {
  const opened = await openDraft({ store, clock: desk.clock }, at, 'birth', draft, kind);
  if (opened === null) throw new Error('The draft did not open.');
  opened.form.fill(makePeople(31).birth());
  opened.frames.setState({ papers });
  return opened;
}
const save = async (papers: readonly NotedPaper[]) =>
  saveDossier(
    { store, clock: desk.clock, newToken: () => 'made-up-slip-token-000001' },
    session,
    await openForm(papers),
  );

it('[R1] a dossier is saved with its papers and their pages, in one go', async () => {
  await keep('a', 'birthNotice', first);
  await keep('b', 'other:1', second);
  const papers: NotedPaper[] = [
    { key: 'birthNotice', paper: 'birthNotice', standing: 'seen' },
    { key: 'other:1', paper: 'other', name: ' Giấy ủy quyền (thử) ', standing: 'given' },
    { key: 'residenceProof', paper: 'residenceProof', standing: 'seen' },
  ];
  expect(await save(papers)).toMatchObject({ status: 'saved', entity: draft });
  const { documents = [] } = (await store.dossier(draft))?.dossier ?? {};
  expect(documents.map(({ paper, name, standing, pages }) => [paper, name, standing, pages.length])).toEqual([
    ['birthNotice', undefined, 'seen', 1],
    ['other', 'Giấy ủy quyền (thử)', 'given', 1],
    ['residenceProof', undefined, 'seen', 0],
  ]);
  expect(await store.pages.content(second.sha256)).toEqual(second.content);
  expect(await store.loose.of(draft)).toEqual([]);
  expect((await store.outbox()).entries.map(({ name }) => name)).toEqual([
    'openDossier',
    'attachDocument',
    'attachDocument',
    'attachDocument',
  ]);
});

it('[R1] pages of which the draft says nothing come with it all the same', async () => {
  await keep('a', 'birthNotice', first);
  expect((await save([])).status).toBe('saved');
  expect((await store.dossier(draft))?.dossier.documents).toMatchObject([{ paper: 'birthNotice', standing: 'given' }]);
});

it('is not saved while a photograph is no page yet, or another paper has no name: all of it stays', async () => {
  await keep('a', 'birthNotice', null);
  expect(await save([])).toMatchObject({ status: 'refused', problems: [{ code: 'pageInTheMaking' }] });
  await store.loose.remake('a', first);
  await keep('b', 'other:1', second);
  expect(await save([])).toMatchObject({ status: 'refused', problems: [{ code: 'paperNameless' }] });
  expect(await store.dossier(draft)).toBeNull();
  expect(await store.loose.of(draft)).toHaveLength(2);
});

it('a report takes its papers along too', async () => {
  await keep('a', 'birthNotice', first);
  const opened = await openForm([], 'report');
  opened.form.fill({ 'report.reporter': 'THỬ VĂN BÁO' });
  expect((await saveReport({ store, clock: desk.clock }, opened)).status).toBe('saved');
  expect((await store.dossier(draft))?.dossier.documents).toMatchObject([{ paper: 'birthNotice' }]);
});
