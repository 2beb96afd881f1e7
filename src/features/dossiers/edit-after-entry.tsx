import { useState } from 'react';
import { ActForm } from '../../components/form/act-form.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { Fields, FieldSpec } from '../../domain/field.ts';
import { opensAfterEntry } from '../../domain/fixed-by-entry.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { sameValue } from '../../domain/same-value.ts';
import { useMessages } from '../../state/locale.ts';

interface EditAfterEntryProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}

const nothingChanged = { vi: 'Chưa có gì thay đổi.', en: 'Nothing has been changed.' };

/** What a person may still change of an entered dossier: the copies asked for, how to reach the applicant. */
export function openSpecs(dossier: Dossier, procedure: Procedure | undefined): readonly FieldSpec[] {
  if (procedure === undefined || dossier.entry === undefined || dossier.source !== undefined) return [];
  return procedureFields(procedure).specs.filter(
    (spec) => spec.filledBy !== 'system' && opensAfterEntry(dossier, spec),
  );
}

/** Compare-and-set of those that were changed. */
export function changesTo(dossier: Dossier, specs: readonly FieldSpec[], answers: Fields) {
  return specs.flatMap(({ path }) => {
    const [from, to] = [dossier.fields[path] ?? null, answers[path] ?? null];
    return sameValue(from, to) ? [] : [{ field: path, from, to }];
  });
}

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
