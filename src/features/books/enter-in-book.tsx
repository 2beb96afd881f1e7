import { Link } from 'wouter';
import { ActForm } from '../../components/form/act-form.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import { entryWarnings } from '../../domain/books/entry-warnings.ts';
import type { RegisterEntry } from '../../domain/books/register-entry.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Check, FieldSpec } from '../../domain/field.ts';
import { yearOf } from '../../domain/local-date.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import type { LocalDate } from '../../domain/words.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSession } from '../../state/session.ts';
import type { BookView } from '../../store/store.ts';
import { bookFor, entryCommand, entryQuestions, numberBefore, signerOf } from './entry-questions.ts';
import { penStanding } from './pen-standing.ts';

interface EnterProps {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** Ghi sổ: the number is proposed, the person compares it with the paper book, one key enters it. */
export function EnterInBook({ dossier, onClose }: EnterProps) {
  const { store } = useParts();
  const words = useMessages().books;
  const say = useSay();
  const today = localDateOf(new Date(useNow()).toISOString());
  const kind = procedureVersion(dossier.procedure, dossier.procedureVersion)?.book ?? undefined;
  // Who signed last signs next, most days.
  const found = useLive(async () => {
    const view = kind === undefined ? undefined : bookFor(await store.books(), kind, yearOf(today));
    return { view, latest: view === undefined ? undefined : (await store.entriesOf(view.book.id, 1))[0]?.entry };
  }, [store, kind, today]);
  if (found === undefined || kind === undefined) return null;
  const { view, latest } = found;
  if (view === undefined) {
    return (
      <ModalDialog title={words.enter} onClose={onClose}>
        <p>{words.noBook(say(bookNames[kind]), yearOf(today))}</p>
        <div className="actions">
          <Link href={paths.books} className="button">
            {words.toBooks}
          </Link>
        </div>
      </ModalDialog>
    );
  }
  return <EntryForm dossier={dossier} view={view} latest={latest} today={today} onClose={onClose} />;
}

interface EntryFormProps extends EnterProps {
  readonly view: BookView;
  readonly latest: RegisterEntry | undefined;
  readonly today: LocalDate;
}

function EntryForm({ dossier, view, latest, today, onClose }: EntryFormProps) {
  const words = useMessages().books;
  const say = useSay();
  const session = useSession();
  const { book } = view;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const remark = procedure?.remarkOfEntry?.(dossier.fields);
  const standing = penStanding(view);
  const before = numberBefore(dossier);
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
        kind: procedure?.entersAs ?? dossier.registrationKind,
        officer: session.account.name,
        ...(remark === undefined ? {} : { remarks: remark }),
        ...(before === undefined ? {} : { insteadNumber: before }),
        ...signerOf(dossier, latest),
      }}
      command={(answers) => entryCommand(dossier, book, answers)}
      onDone={onClose}
    >
      <p>{lead()}</p>
    </ActForm>
  );
}
