import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { changesBetween, openEdit } from '../../../src/features/dossiers/open-edit.ts';
import { dossierOfEditDraft } from '../../../src/state/edit-draft-id.ts';
import { specsOf } from '../../../src/state/form/typed-form.ts';
import { act, birthOpening } from '../../support/acts.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makeDesk, sessionOf } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(21).birth();
const session = sessionOf(1);

describe('an edit', () => {
  it('[R10] names the changed fields only, each from what she saw', () => {
    const now: Fields = { ...fields, 'child.fullName': 'Thử Đã Sửa' };
    const { 'applicant.email': email, ...withoutEmail } = now;
    expect(changesBetween(fields, withoutEmail)).toEqual([
      { field: 'applicant.email', from: email, to: null },
      { field: 'child.fullName', from: fields['child.fullName'], to: 'Thử Đã Sửa' },
    ]);
    expect(changesBetween(fields, { ...fields })).toEqual([]);
  });

  it('[R10] leaves what a colleague changed meanwhile as the colleague left it', () => {
    const theirs = madeUpDossier({ number: 1, fields: { ...fields, 'applicant.phone': '0999000000' } });
    const changes = changesBetween(fields, { ...fields, 'child.fullName': 'Thử Đã Sửa' });
    const outcome = applyMutation(theirs, act('editDossier', { changes }), null);
    expect(outcome).toMatchObject({
      status: 'applied',
      dossier: { fields: { 'applicant.phone': '0999000000', 'child.fullName': 'Thử Đã Sửa' } },
    });
  });

  it('opens half done as it was left, still from what she saw when she began', async () => {
    const desk = makeDesk();
    const store = desk.open();
    await store.startSession(session);
    const saved = await store.perform({ name: 'openDossier', args: { ...birthOpening(fields) } });
    if (saved.status !== 'saved') throw new Error(saved.status);
    const who = { author: session.account.id, scope: session.commune.code };
    const parts = { store, clock: desk.clock };
    const first = await openEdit(parts, who, saved.entity);
    const name = specsOf(first?.form.context.procedure ?? never()).find((spec) => spec.path === 'child.fullName');
    first?.form.type(name ?? never(), '', 'thử nửa ch');
    const frame = first?.frames.getState() ?? never();
    await store.keepDraft({ ...frame, ...(first?.form.getState().form ?? never()), updatedAt: frame.startedAt });
    // A colleague's change arrives before she comes back.
    const changes = [{ field: 'applicant.phone', from: fields['applicant.phone'] ?? null, to: '0999000000' }];
    await store.perform({ name: 'editDossier', entity: saved.entity, args: { changes } });

    const again = await openEdit(parts, who, saved.entity);
    expect(again?.form.getState().form.fields['child.fullName']).toBe('Thử Nửa Ch');
    expect(changesBetween(again?.began ?? {}, again?.form.getState().form.fields ?? {})).toEqual([
      { field: 'child.fullName', from: fields['child.fullName'], to: 'Thử Nửa Ch' },
    ]);
    store.close();
  });

  it('half done stands beside a colleague’s of the same dossier, and names the dossier', async () => {
    const desk = makeDesk();
    const store = desk.open();
    await store.startSession(session);
    const saved = await store.perform({ name: 'openDossier', args: { ...birthOpening(fields) } });
    if (saved.status !== 'saved') throw new Error(saved.status);
    const parts = { store, clock: desk.clock };
    for (const { account, commune } of [session, sessionOf(2)]) {
      const opened = (await openEdit(parts, { author: account.id, scope: commune.code }, saved.entity)) ?? never();
      const frame = opened.frames.getState();
      const typing = { 'child.fullName': `của ${account.name}` };
      const kept = await store.keepDraft({ ...frame, fields, typing, updatedAt: frame.startedAt });
      expect(kept).toEqual({ status: 'kept' });
    }
    const [mine, ...others] = await store.drafts();
    expect(others).toEqual([]);
    expect(mine?.typing).toEqual({ 'child.fullName': `của ${session.account.name}` });
    expect(dossierOfEditDraft(mine?.id ?? '')).toBe(saved.entity);
    store.close();
  });
});

function never(): never {
  throw new Error('The edit did not open.');
}
