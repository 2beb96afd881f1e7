import type { EnterInBookArgs } from '../../src/domain/books/acts/enter-in-book.ts';
import type { OpenBookArgs } from '../../src/domain/books/acts/open-book.ts';
import type { BookView, Command, DossierView, OutboxEntry, Saved } from '../../src/store/store.ts';
import type { DeviceStore } from '../../src/store/create-store.ts';
import { entryArgs, idOfBook, movesToApproval, openingOf } from './made-up-books.ts';

/** What a person does at a machine that has to do with registers, each checked to have been kept. */
export interface RegisterDesk {
  readonly store: DeviceStore;
  /** The register's id. */
  openBook(changed?: Partial<OpenBookArgs>): Promise<string>;
  view(book: string): Promise<BookView>;
  /** Lends the pen to a device, by its id. */
  lend(book: string, device: string): Promise<void>;
  giveBack(book: string, lastOnPaper?: number): Promise<void>;
  take(book: string, to: string | null, lastOnPaper: number): Promise<void>;
  device(): Promise<string>;
  /** Takes a declaration and has it decided; its id. */
  approved(opening: Command): Promise<string>;
  /** Enters it under the number the pen proposes; throws where it proposes none. */
  write(dossier: string, book: string): Promise<number>;
  /** Enters it as told. */
  enter(dossier: string, book: string, changed: Partial<EnterInBookArgs>): Promise<Saved>;
  act(name: string, entity: string, args: Readonly<Record<string, unknown>>): Promise<Saved>;
  dossier(id: string): Promise<DossierView>;
  /** What waits for her, refused or held: code of the first problem. */
  troubles(): Promise<readonly string[]>;
}

export function registerDesk(store: DeviceStore, registeredOn = '2026-11-20'): RegisterDesk {
  const kept = async (command: Command): Promise<string> => {
    const saved = await store.perform(command);
    if (saved.status !== 'saved') throw new Error(`${command.name}: ${JSON.stringify(saved)}`);
    return saved.entity;
  };
  const view = async (book: string): Promise<BookView> => {
    const found = await store.book(book);
    if (found === null) throw new Error('no such book here');
    return found;
  };
  const fenceOf = async (book: string) => (await view(book)).book.pen.fence;
  const enter: RegisterDesk['enter'] = (dossier, book, changed) =>
    store.perform({
      name: 'enterInBook',
      entity: dossier,
      args: { ...entryArgs(book, { registeredOn, ...changed }) },
    });
  const desk: RegisterDesk = {
    store,
    view,
    enter,
    openBook: (changed = {}) => {
      const args = openingOf(changed);
      return kept({ name: 'openBook', entity: idOfBook(args), args: { ...args } });
    },
    async lend(book, device) {
      const args = { fence: await fenceOf(book), to: { device, name: 'Quầy 1' } };
      await kept({ name: 'lendPen', entity: book, args });
    },
    async giveBack(book, lastOnPaper) {
      const { book: seen } = await view(book);
      const args = { fence: seen.pen.fence, lastOnPaper: lastOnPaper ?? seen.last };
      await kept({ name: 'returnPen', entity: book, args });
    },
    async take(book, to, lastOnPaper) {
      const holder = to === null ? null : { device: to, name: 'Quầy 2' };
      const { pen } = (await view(book)).book;
      const args = { fence: pen.fence, to: holder, lastOnPaper, reason: 'Máy cũ hỏng', epoch: pen.epoch };
      await kept({ name: 'takePen', entity: book, args });
    },
    device: async () => (await store.identity()).device,
    async approved(opening) {
      const entity = await kept(opening);
      for (const args of movesToApproval) await kept({ name: 'moveDossier', entity, args });
      return entity;
    },
    async write(dossier, book) {
      const { number, book: seen } = await view(book);
      if (number === null) throw new Error('the pen proposes nothing here');
      const saved = await enter(dossier, book, { number, fence: seen.pen.fence });
      if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
      return number;
    },
    act: (name, entity, args) => store.perform({ name, entity, args }),
    async dossier(id) {
      const found = await store.dossier(id);
      if (found === null) throw new Error('no such dossier here');
      return found;
    },
    async troubles() {
      const { entries } = await store.outbox();
      return entries.filter(({ exchange }) => exchange === 'attention').map(codeOf);
    },
  };
  return desk;
}

function codeOf({ receipt }: OutboxEntry): string {
  return receipt?.problems[0]?.code ?? receipt?.status ?? '';
}
