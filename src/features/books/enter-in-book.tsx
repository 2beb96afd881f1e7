import { Link } from 'wouter';
import { ActForm } from '../../components/form/act-form.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import { entryWarnings } from '../../domain/books/entry-warnings.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Check, FieldSpec } from '../../domain/field.ts';
import { yearOf } from '../../domain/local-date.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSession } from '../../state/session.ts';
import type { BookView } from '../../store/store.ts';
import { bookFor, entryCommand, entryQuestions } from './entry-questions.ts';
import { penStanding } from './pen-standing.ts';

interface EnterProps {
  readonly dossier: Dossier;
  readonly onDone: () => void;
}

/** Ghi sổ: the number is proposed, the person compares it with the paper book, one key enters it. */
export function EnterInBook({ dossier, onDone }: EnterProps) {
  const { store } = useParts();
  const words = useMessages().books;
  const say = useSay();
  const today = localDateOf(new Date(useNow()).toISOString());
  const books = useLive(() => store.books(), [store]);
  const kind = procedureVersion(dossier.procedure, dossier.procedureVersion)?.book;
  if (books === undefined || kind === undefined) return null;
  const view = bookFor(books, kind, yearOf(today));
  if (view === undefined) {
    return (
      <ModalDialog title={words.enter} onClose={onDone}>
        <p>{words.noBook(say(bookNames[kind]), yearOf(today))}</p>
        <div className="actions">
          <Link href={paths.books} className="button">
            {words.toBooks}
          </Link>
        </div>
      </ModalDialog>
    );
  }
  return <EntryForm dossier={dossier} view={view} today={today} onDone={onDone} />;
}

function EntryForm({ dossier, view, today, onDone }: EnterProps & { readonly view: BookView; readonly today: string }) {
  const words = useMessages().books;
  const say = useSay();
  const session = useSession();
  const { book } = view;
  const standing = penStanding(view);
  const asksNumber = standing === 'here' || standing === 'ministry';
  const fields: readonly FieldSpec[] = entryQuestions({ withNumber: asksNumber });
  const odd: Check = ({ number, registeredOn }) =>
    typeof number === 'number' && typeof registeredOn === 'string' ? entryWarnings(book, { number, registeredOn }) : [];
  const lead = (): string => {
    switch (standing) {
      case 'here':
        return words.enterHere(view.number ?? book.last + 1);
      case 'server':
        return words.enterServer;
      case 'ministry':
        return words.enterMinistry;
      case 'elsewhere':
        return words.enterElsewhere(book.pen.holderName);
      case 'suspended':
        return words.enterSuspended;
      case 'closed':
        return words.place.closed;
    }
  };
  return (
    <ActForm
      title={words.enterTitle(say(bookNames[book.kind]), book.year)}
      submit={asksNumber ? words.enter : words.askNumber}
      fields={fields}
      checks={[odd]}
      begun={{
        ...(view.number === null ? {} : { number: view.number }),
        registeredOn: today,
        volume: book.volumes.at(-1)?.name ?? '',
        kind: dossier.registrationKind,
        officer: session.account.name,
      }}
      command={(answers) => entryCommand(dossier, book, answers)}
      onDone={onDone}
    >
      <p>{lead()}</p>
    </ActForm>
  );
}
