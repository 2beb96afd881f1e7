import { useLabel } from '../../components/beside-name.ts';
import { type Fact, FactList } from '../../components/fact-list.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import type { RegisterEntry } from '../../domain/books/register-entry.ts';
import type { DigitisedSource } from '../../domain/digitised-source.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { useMessages, useSay } from '../../state/locale.ts';

/** Where an entry of an old book stands, and the file it came from. Nobody handed it in, so nothing was promised. */
export function OldEntryFacts({ entry, source }: { readonly entry: RegisterEntry; readonly source: DigitisedSource }) {
  const words = useMessages().oldEntry;
  const label = useLabel(words.mark);
  const say = useSay();
  const facts: readonly Fact[] = [
    [words.book, say(bookNames[entry.bookKind])],
    [words.place, words.placeOf(entry.number, entry.volume, entry.page)],
    [words.registered, printLocalDate(entry.registeredOn)],
    [words.registeredBy, source.registeredBy],
    [words.kind, words.kinds[entry.kind]],
    [words.signer, [entry.signer, entry.signerTitle].filter((text) => text !== '').join(', ')],
    [words.officer, entry.officer],
    [words.remarks, entry.remarks ?? ''],
    [words.source, words.sourceOf(source.row, source.file.slice(0, 12))],
    ...Object.entries(source.kept ?? {}),
  ];
  return (
    <section className="record-facts" aria-label={label}>
      <FactList facts={facts} />
    </section>
  );
}
