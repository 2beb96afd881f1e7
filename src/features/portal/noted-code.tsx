import { useState } from 'react';
import { Allowed } from '../../components/allowed.tsx';
import { ReasonForm } from '../../components/form/reason-form.tsx';
import { Sign } from '../../components/signs.tsx';
import { plainText } from '../../domain/plain-text.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { usePortalWords } from './portal-words.ts';

interface NotedCodeProps {
  readonly dossier: string;
  readonly system: string;
  readonly code: string;
}

/** The code that stands on the dossier, and the way to take it back where it was noted by mistake. */
export function NotedCode({ dossier, system, code }: NotedCodeProps) {
  const { store, wakeReplay } = useParts();
  const words = usePortalWords();
  const [isOpen, setOpen] = useState(false);
  const takeBack = async (reason: string) => {
    const args = { code, system, reason: plainText(reason) };
    const saved = await orSayFailed(() => store.perform({ name: 'takeBackHandedOver', entity: dossier, args }));
    if (saved.status !== 'saved') return saved;
    wakeReplay('saved');
    return null;
  };
  return (
    <>
      <p role="status" className="portal-noted">
        <Sign name="done" /> {words.noted(system, code)}
      </p>
      <Allowed act="takeBackHandedOver">
        {isOpen ? (
          <ReasonForm
            label={words.takeBack.reason}
            missing={words.takeBack.reasonMissing}
            confirm={words.takeBack.confirm}
            cancel={words.takeBack.cancel}
            danger
            act={takeBack}
            onClose={() => setOpen(false)}
          />
        ) : (
          <button type="button" className="quiet" onClick={() => setOpen(true)}>
            {words.takeBack.open}
          </button>
        )}
      </Allowed>
    </>
  );
}
