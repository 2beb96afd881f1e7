import * as v from 'valibot';
import { notedPaperSchema } from '../domain/documents/noted-paper.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { jsonOf } from './box.ts';
import { readMeta } from './meta.ts';
import { dropLooseOfDraft } from './pages/loose-rows.ts';
import type { DraftRow } from './rows.ts';
import type { Draft, Store } from './store.ts';
import { reopening, storageFailure } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const fieldsSchema = v.record(
  v.string(),
  v.custom<Draft['fields'][string]>((value) => value !== undefined && value !== null),
);

const draftSchema = v.object({
  id: v.string(),
  scope: v.string(),
  author: v.string(),
  procedure: v.string(),
  procedureVersion: v.number(),
  fields: fieldsSchema,
  typing: v.record(v.string(), v.string()),
  step: v.string(),
  startedAt: v.string(),
  updatedAt: v.string(),
  provisionalCode: v.nullable(v.string()),
  slipToken: v.nullable(v.string()),
  origins: v.exactOptional(v.record(v.string(), v.object({ from: v.string(), of: v.exactOptional(v.string()) }))),
  began: v.exactOptional(fieldsSchema),
  papers: v.exactOptional(v.array(notedPaperSchema)),
});

/** What a draft's box is bound to. */
export const draftContext = (id: string): string => `drafts/${id}`;

/** The whole form each time, the latest wins: a draft has one author at one screen. */
export async function keepDraft({ database, boxes }: StoreParts, draft: Draft): ReturnType<Store['keepDraft']> {
  try {
    const box = await boxes.seal(canonicalText(draft), draftContext(draft.id));
    const { id, scope, author, updatedAt } = draft;
    return await reopening(database, () =>
      database.transaction('rw', database.drafts, async (): ReturnType<Store['keepDraft']> => {
        const before = await database.drafts.get(id);
        // Nobody types over a colleague's work.
        if (before !== undefined && before.author !== author) {
          return { status: 'failed', reason: 'unknown', detail: 'the draft is another person’s' };
        }
        await database.drafts.put({ id, scope, kind: 'draft', seq: 0, author, updatedAt, box });
        return { status: 'kept' };
      }),
    );
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

export async function readDraft(parts: StoreParts, id: string): Promise<Draft | null> {
  const row = await reopening(parts.database, () => parts.database.drafts.get(id));
  return row === undefined ? null : ((await openDraft(parts, row)) ?? null);
}

/** The signed-in person's, newest first. One that can no longer be read is left out here and told by `unreadable`. */
export async function readDrafts(parts: StoreParts): Promise<readonly Draft[]> {
  const { database } = parts;
  const rows = await reopening(database, () =>
    database.transaction('r', database.meta, database.drafts, async () => {
      const session = await readMeta(database, 'session');
      if (session === undefined) return [];
      const { account } = session;
      return database.drafts
        .where('[author+updatedAt]')
        .between([account, ''], [account, '\uffff'])
        .reverse()
        .toArray();
    }),
  );
  const drafts = await Promise.all(rows.map((row) => openDraft(parts, row)));
  return drafts.filter((draft) => draft !== undefined);
}

export async function openDraft(
  { boxes }: Pick<StoreParts, 'boxes'>,
  row: Pick<DraftRow, 'id' | 'box'>,
): Promise<Draft | undefined> {
  const parsed = v.safeParse(draftSchema, jsonOf(await boxes.open(row.box, draftContext(row.id))));
  return parsed.success ? parsed.output : undefined;
}

/** Only its author throws a draft away. */
export async function discardDraft({ database }: StoreParts, id: string): ReturnType<Store['discardDraft']> {
  const { meta, drafts, loose, slices } = database;
  return reopening(database, () =>
    database.transaction('rw', [meta, drafts, loose, slices], async (): ReturnType<Store['discardDraft']> => {
      const account = (await readMeta(database, 'session'))?.account;
      const row = await drafts.get(id);
      if (row !== undefined && row.author !== account) return { status: 'notYours' };
      await drafts.delete(id);
      if (account !== undefined) await dropLooseOfDraft(database, account, id);
      return { status: 'discarded' };
    }),
  );
}
