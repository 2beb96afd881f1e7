import { useState } from 'react';
import { PlainField } from '../../components/plain-field.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { TriedForm } from '../../components/tried-form.tsx';
import { plainText } from '../../domain/plain-text.ts';
import type { HandedOver, PortalRecord } from '../../domain/portal-record/portal-record.ts';
import { usePortalWords } from './portal-words.ts';

interface HandedOverFormProps {
  readonly record: PortalRecord;
  readonly note: (handed: HandedOver) => Promise<NotSaved | null>;
}

/** She has saved it there: the code it was given, and where. */
export function HandedOverForm({ record, note }: HandedOverFormProps) {
  const words = usePortalWords().done;
  const [code, setCode] = useState('');
  const [system, setSystem] = useState('');
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const work = async (): Promise<string | null> => {
    const said = { code: plainText(code), system: plainText(system) };
    if (said.code === '') return words.codeMissing;
    if (said.system === '') return words.systemMissing;
    const stopped = await note({ dossier: record.dossier, was: record.stood, ...said, by: 'hand' });
    setProblem(stopped);
    // It stands above now: left here, one that was taken back would be noted again by one press.
    if (stopped === null) setCode('');
    return null;
  };
  return (
    <section aria-labelledby="done-title">
      <h2 id="done-title">{words.title}</h2>
      <TriedForm submit={words.note} work={work} onDone={() => undefined}>
        {(troubleId) => (
          <>
            <PlainField label={words.code} value={code} onWrite={setCode} describedBy={troubleId} most={100} />
            <PlainField label={words.system} value={system} onWrite={setSystem} describedBy={troubleId} most={200} />
            {problem !== null && <SavedProblem outcome={problem} />}
          </>
        )}
      </TriedForm>
    </section>
  );
}
