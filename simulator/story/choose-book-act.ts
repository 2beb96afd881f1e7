import type { Dossier } from '../../src/domain/dossier.ts';
import type { BookView, Command } from '../../src/store/store.ts';
import { birthCommand } from '../../tests/support/made-up-desk.ts';
import { entryArgs, idOfBook, openingOf } from '../../tests/support/made-up-books.ts';
import { makePeople } from '../../tests/support/people.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { ActKind, BookActKind } from './step.ts';

/** What a screen shows of registers and dossiers, and which device it is. */
export interface SeenBooks {
  readonly shown: readonly Dossier[];
  readonly books: readonly BookView[];
  readonly device: string;
  /** The last number in the paper book, which lies where everybody can read it. */
  readonly onPaper: number;
}

const bookActKinds: readonly BookActKind[] = [
  'openBook',
  'approve',
  'lendPen',
  'returnPen',
  'takePen',
  'enter',
  'strike',
  'closeDoubt',
];

export function isBookAct(kind: ActKind): kind is BookActKind {
  return (bookActKinds as readonly ActKind[]).includes(kind);
}

const road = ['RECEIVED', 'PROCESSING', 'SUBMITTED_FOR_SIGNATURE', 'APPROVED'] as const;

/** The acts a person does at a register, from what her screen shows; none when there is nothing to do. */
export function chooseBookActs(
  kind: BookActKind,
  { shown, books, device, onPaper }: SeenBooks,
  random: SeededRandom,
): readonly Command[] {
  const opening = openingOf();
  if (kind === 'openBook') return [{ name: 'openBook', entity: idOfBook(opening), args: { ...opening } }];
  if (kind === 'approve') return approved(random);
  const [seen] = books;
  if (seen === undefined) return [];
  const { book, number } = seen;
  const { pen, last, doubted } = book;
  const here = { device, name: 'Quầy 1' };
  const reason = 'Đã xem sổ giấy (thử)';
  const lastRead = Math.max(last, onPaper);
  switch (kind) {
    case 'lendPen':
      return [{ name: 'lendPen', entity: book.id, args: { fence: pen.fence, to: here } }];
    case 'returnPen':
      return [{ name: 'returnPen', entity: book.id, args: { fence: pen.fence, lastOnPaper: lastRead } }];
    case 'takePen': {
      const to = random.next() < 0.6 ? here : null;
      // Now and then the paper book goes further than anybody here knows.
      const lastOnPaper = lastRead + (random.next() < 0.2 ? 1 : 0);
      return [
        { name: 'takePen', entity: book.id, args: { fence: pen.fence, to, lastOnPaper, reason, epoch: pen.epoch } },
      ];
    }
    case 'enter': {
      const dossier = shown.find(({ business }) => business === 'APPROVED' || business === 'WAITING_NUMBER');
      if (dossier === undefined) return [];
      const taken = number === null ? {} : { number, fence: pen.fence };
      return [{ name: 'enterInBook', entity: dossier.id, args: { ...entryArgs(book.id, taken) } }];
    }
    case 'strike': {
      const dossier = shown.find(({ business, entry }) => business === 'REGISTERED' && entry !== undefined);
      const entered = dossier?.entry?.number;
      if (dossier === undefined || entered === undefined) return [];
      return [{ name: 'strikeEntry', entity: dossier.id, args: { book: book.id, number: entered, reason } }];
    }
    case 'closeDoubt': {
      const [doubt] = doubted;
      return doubt === undefined ? [] : [{ name: 'closeDoubt', entity: book.id, args: { number: doubt.from, reason } }];
    }
  }
}

/** A birth that goes all the way to where it can be entered. */
function approved(random: SeededRandom): readonly Command[] {
  const opening = birthCommand(makePeople(random.integer(1, 1e6)).birth(), random.integer(1, 1e6));
  const entity = madeUpEntity(random);
  const moves = road.slice(1).map((to, at) => ({ name: 'moveDossier', entity, args: { from: road[at], to } }));
  return [{ ...opening, entity }, ...moves];
}

function madeUpEntity(random: SeededRandom): string {
  const digits = (length: number): string => Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
  return `0193${digits(4)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
}
