import { otherPaper } from '../../domain/documents/document.ts';
import type { NotedPaper } from '../../domain/documents/noted-paper.ts';
import { namelessPaper, withPhotographed } from '../../domain/documents/noted-papers.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Label } from '../../domain/words.ts';
import { loosePagesArgs } from '../../state/loose-pages-args.ts';
import type { Command, Saved, Store } from '../../store/store.ts';

export type PapersToSave =
  { readonly status: 'ready'; readonly commands: readonly Command[] } | Extract<Saved, { status: 'refused' }>;

/** The acts that attach what came with a draft to the record that it becomes; refused while a page or a name is wanting. */
export async function papersToSave(
  { loose }: Pick<Store, 'loose'>,
  {
    draft,
    noted,
    procedure,
    entity,
  }: {
    readonly draft: string;
    readonly noted: readonly NotedPaper[];
    readonly procedure: Procedure;
    readonly entity: string;
  },
): Promise<PapersToSave> {
  const taken = await loose.of(draft);
  if (taken.some(({ sha256 }) => sha256 === null)) return refusal('pageInTheMaking', stillMaking);
  const papers = withPhotographed(
    noted,
    taken.map(({ paper }) => paper),
    procedure,
  );
  if (namelessPaper(papers) !== undefined) return refusal('paperNameless', nameless);
  const commands = papers.map(({ key, paper, name, standing }): Command => {
    const { pages, loose: named } = loosePagesArgs(taken.filter((one) => one.paper === key));
    const called = paper === otherPaper ? { name: (name ?? '').trim() } : {};
    return { name: 'attachDocument', entity, args: { paper, ...called, standing, pages }, loose: named };
  });
  return { status: 'ready', commands };
}

/** The record and its papers, all of it or nothing; what became of the record. */
export async function saveWithPapers(
  store: Pick<Store, 'performAll'>,
  record: Command,
  papers: readonly Command[],
): Promise<Saved> {
  const saved = await store.performAll([record, ...papers]);
  const [act] = saved.status === 'saved' ? saved.acts : [];
  if (saved.status !== 'saved') return saved;
  if (act === undefined) throw new TypeError('a record was saved that nobody made');
  return { status: 'saved', ...act };
}

function refusal(code: string, message: Label): PapersToSave {
  return { status: 'refused', problems: [{ field: null, code, message }] };
}

const stillMaking: Label = {
  vi: 'Giấy tờ kèm theo: còn ảnh chưa xử lý xong. Hãy đợi một lát rồi lưu lại; ảnh không xử lý được thì bỏ ra và chụp lại.',
  en: 'Papers: a picture is not ready yet. Wait a moment and save again; leave out one that does not get ready, and take it again.',
};

const nameless: Label = {
  vi: 'Giấy tờ kèm theo: có giấy tờ khác chưa ghi tên. Hãy ghi tên, hoặc bỏ giấy tờ ấy.',
  en: 'Papers: another paper has no name yet. Say what it is called, or leave it out.',
};
