import * as v from 'valibot';
import { otherPaper, pagesOf, paperStandings } from '../documents/document.ts';
import { documentLimits, pageSchema } from '../documents/page.ts';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { shortSchema } from '../steps/act-texts.ts';
import { oneWord } from './record-print.ts';

const argsSchema = v.pipe(
  v.strictObject({
    paper: oneWord,
    name: v.exactOptional(shortSchema),
    standing: v.picklist(paperStandings),
    pages: v.pipe(v.array(pageSchema), v.maxLength(documentLimits.pagesEach)),
  }),
  v.check(
    ({ paper, name }) => (paper === otherPaper) === (name !== undefined),
    'another paper, and no other, has a name',
  ),
  v.check(({ pages }) => new Set(pages.map(({ sha256 }) => sha256)).size === pages.length, 'a page stands there twice'),
);

export type AttachDocumentArgs = v.InferOutput<typeof argsSchema>;

const tooMany = refused('tooManyPages', {
  vi: `Hồ sơ đã có quá nhiều giấy tờ: không quá ${documentLimits.documents} giấy tờ và ${documentLimits.pages} trang. Hãy bỏ bớt bản chụp thừa.`,
  en: `The dossier has too many papers: at most ${documentLimits.documents} papers and ${documentLimits.pages} pages. Take away what is not needed.`,
});

/** A paper came: given or seen, with the pages photographed of it. The record names them and waits for none of them. */
export const attachDocument: MutationKind<AttachDocumentArgs> = {
  name: 'attachDocument',
  schema: 1,
  args: argsSchema,
  apply(dossier, { paper, name, standing, pages }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const { mid: id, author: by, occurredAt } = mutation;
    const named = name === undefined ? {} : { name };
    const document = { id, paper, ...named, standing, pages, by, at: occurredAt.device };
    const documents = [...(dossier.documents ?? []), document];
    if (documents.length > documentLimits.documents || pagesOf({ documents }).length > documentLimits.pages)
      return tooMany;
    const told = [paper, standing, String(pages.length), ...(name === undefined ? [] : [name])];
    return {
      status: 'applied',
      dossier: { ...dossier, documents, events: [...dossier.events, eventOf(mutation, recordedAt, told)] },
    };
  },
};
