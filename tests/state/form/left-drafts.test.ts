import { expect, it } from 'vitest';
import { leaveDraft, readDraft } from '../../../src/state/form/left-drafts.ts';
import type { Draft } from '../../../src/store/store.ts';

const draftOf = (name: string) => ({ id: 'a', fields: { 'child.fullName': name } }) as unknown as Draft;

/** A disk on which the last letters are on their way until they are let through. */
function leftInTheMiddle() {
  let onDisk = draftOf('Nguyễ');
  let letThrough = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    letThrough = () => {
      onDisk = draftOf('Nguyễn Thị Tha');
      resolve();
    };
  });
  const store = { draft: async (id: string) => (id === 'a' ? onDisk : null) };
  leaveDraft(store, 'a', written);
  return { store, letThrough };
}

it('a form that is opened again at once stands as it was left, not as it was a moment before', async () => {
  const { store, letThrough } = leftInTheMiddle();
  const reading = readDraft(store, 'a');
  letThrough();
  expect((await reading)?.fields).toEqual({ 'child.fullName': 'Nguyễn Thị Tha' });
});

it('no other draft waits for it, nor the same one in another store', async () => {
  const { store } = leftInTheMiddle();
  expect(await readDraft(store, 'b')).toBeNull();
  expect((await readDraft({ draft: async () => draftOf('Lò') }, 'a'))?.fields).toEqual({ 'child.fullName': 'Lò' });
});

it('left twice, it is waited for by the second', async () => {
  const { store, letThrough } = leftInTheMiddle();
  leaveDraft(store, 'a', Promise.resolve());
  expect((await readDraft(store, 'a'))?.fields).toEqual({ 'child.fullName': 'Nguyễ' });
  letThrough();
});
