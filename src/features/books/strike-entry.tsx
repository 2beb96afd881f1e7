import { ActForm } from '../../components/form/act-form.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { useMessages } from '../../state/locale.ts';
import { reason } from './book-questions.ts';

/** An entry spoiled on paper: struck through, noted, its number not given again. */
export function StrikeEntry({ dossier, onClose }: { readonly dossier: Dossier; readonly onClose: () => void }) {
  const words = useMessages().books;
  const { entry } = dossier;
  if (entry === undefined) return null;
  return (
    <ActForm
      title={`${words.strike}: ${words.entered(entry.number, entry.year)}`}
      submit={words.strike}
      danger
      fields={[reason]}
      command={(fields) => ({
        name: 'strikeEntry',
        entity: dossier.id,
        args: { book: entry.book, number: entry.number, reason: fields['reason'] },
      })}
      onDone={onClose}
    >
      <p>{words.strikeHelp}</p>
    </ActForm>
  );
}
