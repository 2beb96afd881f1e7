import { useState } from 'react';
import { ActForm } from '../../components/form/act-form.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { useMessages } from '../../state/locale.ts';
import { changesTo, openSpecs } from './open-after-entry.ts';

interface EditAfterEntryProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}

const nothingChanged = { vi: 'Chưa có gì thay đổi.', en: 'Nothing has been changed.' };

export function EditAfterEntry({ dossier, procedure }: EditAfterEntryProps) {
  const words = useMessages().dossier.afterEntry;
  const [editing, setEditing] = useState(false);
  const specs = openSpecs(dossier, procedure);
  const [first] = specs;
  if (first === undefined) return null;
  const begun = Object.fromEntries(
    specs.flatMap(({ path }) => {
      const value = dossier.fields[path];
      return value === undefined ? [] : [[path, value]];
    }),
  );
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setEditing(true)}>
        {words.open}
      </button>
      {editing && (
        <ActForm
          title={words.open}
          submit={words.save}
          fields={specs}
          begun={begun}
          checks={[
            (answers) =>
              changesTo(dossier, specs, answers).length > 0
                ? []
                : [{ field: first.path, level: 'error', code: 'nothingChanged', message: nothingChanged }],
          ]}
          command={(answers) => ({
            name: 'editDossier',
            entity: dossier.id,
            args: { changes: changesTo(dossier, specs, answers) },
          })}
          onDone={() => setEditing(false)}
        >
          <p>{words.help}</p>
        </ActForm>
      )}
    </>
  );
}
