import { useMessages } from '../../state/locale.ts';
import { useShortcut, useShortcuts } from '../../state/shortcuts.ts';
import { DossierRecord, type DossierRecordProps } from './dossier-record.tsx';

interface RecordBesideProps extends Omit<DossierRecordProps, 'isBeside'> {
  readonly onClose: () => void;
  readonly onSwap: () => void;
}

/** The second dossier, beside the first: to be read and worked on, and printed when it is the first. */
export function RecordBeside({ onClose, onSwap, ...record }: RecordBesideProps) {
  const words = useMessages().beside;
  const shortcuts = useShortcuts((state) => state.on);
  useShortcut('x', onClose);
  return (
    <section className="record-beside" aria-label={words.title}>
      <p className="actions">
        <button type="button" className="quiet" onClick={onSwap}>
          {words.swap}
        </button>
        <button type="button" className="quiet" aria-keyshortcuts={shortcuts ? 'x' : undefined} onClick={onClose}>
          {words.close}
          {shortcuts && <kbd aria-hidden="true">X</kbd>}
        </button>
      </p>
      <DossierRecord key={record.id} {...record} isBeside />
    </section>
  );
}
