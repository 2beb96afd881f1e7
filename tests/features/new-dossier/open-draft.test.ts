import { expect, it } from 'vitest';
import { openDraft } from '../../../src/features/new-dossier/open-draft.ts';
import { saveDossier } from '../../../src/features/new-dossier/save-dossier.ts';
import { makeDesk, sessionOf } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';

const session = sessionOf(1);
const at = { author: session.account.id, scope: session.commune.code, communeName: session.commune.name };

it('[R2] a draft open in two tabs and saved in both becomes one dossier, which no blank form can stand for again', async () => {
  const desk = makeDesk();
  const [one, two] = [desk.open(), desk.open()];
  await one.startSession(session);
  const id = desk.newId();
  const open = async (store: typeof one) => openDraft({ store, clock: desk.clock }, at, 'birth', id);
  const save = async (store: typeof one, token: string) => {
    const opened = await open(store);
    if (opened === null) throw new Error('The draft did not open.');
    opened.form.fill(makePeople(31).birth());
    return () => saveDossier({ store, clock: desk.clock, newToken: () => token }, session, opened);
  };
  const first = await save(one, 'made-up-slip-token-000001');
  const second = await save(two, 'made-up-slip-token-000002');
  expect(await first()).toMatchObject({ status: 'saved', entity: id });
  expect(await second()).toMatchObject({ status: 'refused', problems: [{ code: 'recordExists' }] });
  expect(await one.counts()).toMatchObject({ dossiers: 1, waiting: 1 });
  // What she typed in the second tab is still hers to look at; once thrown away, the address leads to no new form.
  expect(await open(two)).not.toBeNull();
  await two.discardDraft(id);
  expect(await open(two)).toBeNull();
  one.close();
  two.close();
});

it('[R1] a form half typed says when it was kept, as soon as it is opened again', async () => {
  const desk = makeDesk();
  const store = desk.open();
  await store.startSession(session);
  const id = desk.newId();
  const open = () => openDraft({ store, clock: desk.clock }, at, 'birth', id);
  const opened = await open();
  if (opened === null) throw new Error('The draft did not open.');
  expect(opened.keptAt).toBeNull();
  const updatedAt = new Date(desk.clock.now()).toISOString();
  await store.keepDraft({ ...opened.frames.getState(), fields: {}, typing: { 'child.fullName': 'Thử' }, updatedAt });
  expect((await open())?.keptAt).toBe(updatedAt);
  store.close();
});

it('an answer that a card has brought says so after a reload, and one that was typed over it does not', async () => {
  const desk = makeDesk();
  const store = desk.open();
  await store.startSession(session);
  const id = desk.newId();
  const open = async () => {
    const opened = await openDraft({ store, clock: desk.clock }, at, 'birth', id);
    if (opened === null) throw new Error('The draft did not open.');
    return opened;
  };
  const { form, frames } = await open();
  const into = { vi: 'Người mẹ', en: 'Mother' };
  form.asOneStep({ from: 'card', into }, () =>
    form.fill({ 'mother.fullName': 'Lò Thị Ví', 'mother.pin': '999188004321' }),
  );
  const [name] = form.context.procedure.groups.flatMap(({ fields }) =>
    fields.filter(({ path }) => path === 'mother.fullName'),
  );
  if (name !== undefined) form.type(name, '', 'Lò Thị Vi');
  const updatedAt = new Date(desk.clock.now()).toISOString();
  await store.keepDraft({ ...frames.getState(), ...form.getState().form, updatedAt });
  store.close();
  const again = desk.open();
  const { form: reopened } = (await openDraft({ store: again, clock: desk.clock }, at, 'birth', id)) ?? {};
  expect(reopened?.getState().form.origins).toEqual({ 'mother.pin': { from: 'card' } });
  again.close();
});
