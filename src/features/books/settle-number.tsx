import { ActForm } from '../../components/form/act-form.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { FieldSpec } from '../../domain/field.ts';
import { useMessages } from '../../state/locale.ts';
import { reason } from './book-questions.ts';

/** Which of two numbers stands, and why: asked of the person with the paper book before her. */
export function SettleNumber({ dossier, onClose }: { readonly dossier: Dossier; readonly onClose: () => void }) {
  const words = useMessages().books;
  const { entry, upstream } = dossier;
  const theirs = upstream?.entry?.number;
  if (entry === undefined || theirs === undefined) return null;
  const stands: FieldSpec = {
    path: 'stands',
    label: { vi: 'Số nào đứng vững', en: 'Which number stands' },
    kind: 'choice',
    required: 'always',
    choices: [
      { code: 'book', label: { vi: `Số ${entry.number} trong sổ của xã`, en: `No. ${entry.number} of our book` } },
      {
        code: 'theirs',
        label: { vi: `Số ${theirs} của hệ thống cấp trên`, en: `No. ${theirs} of the national system` },
      },
    ],
  };
  return (
    <ActForm
      title={words.settleNumber}
      submit={words.settleNumber}
      fields={[stands, reason]}
      command={(fields) => ({
        name: 'settleNumber',
        entity: dossier.id,
        args: {
          ...{ book: entry.book, number: entry.number, theirs },
          ...{ stands: fields['stands'], reason: fields['reason'] },
        },
      })}
      onDone={onClose}
    >
      <p>{words.settleNumberHelp}</p>
    </ActForm>
  );
}
