import { useProcedureForm } from '../../components/form/form-context.ts';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { textAt } from '../../domain/read-field.ts';
import { useMessages } from '../../state/locale.ts';

interface WhoseDialogProps {
  readonly name: string;
  readonly persons: readonly string[];
  readonly nameOf: (person: string) => string;
  /** `null`: nobody's. */
  readonly onChosen: (person: string | null) => void;
}

/** A card came, and somebody stands wherever it might belong: whose it is, and who would be written over. */
export function WhoseDialog({ name, persons, nameOf, onChosen }: WhoseDialogProps) {
  const form = useProcedureForm();
  const words = useMessages().newDossier.scan;
  const { fields } = form.getState().form;
  return (
    <ModalDialog title={words.whose(name)} onClose={() => onChosen(null)}>
      <p>{words.whoseHelp}</p>
      <div className="actions">
        {persons.map((person) => (
          <button key={person} type="button" onClick={() => onChosen(person)}>
            {words.inPlaceOf(nameOf(person), textAt(fields, `${person}.fullName`))}
          </button>
        ))}
        <button type="button" className="quiet" onClick={() => onChosen(null)}>
          {words.nobodys}
        </button>
      </div>
    </ModalDialog>
  );
}
