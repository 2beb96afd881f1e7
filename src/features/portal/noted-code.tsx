import { useState } from 'react';
import { Allowed } from '../../components/allowed.tsx';
import { useInPlace } from '../../components/form/in-place.ts';
import { ReasonForm } from '../../components/form/reason-form.tsx';
import { Sign } from '../../components/signs.tsx';
import { isThereAlready } from '../../domain/mutations/note-handed-over.ts';
import { plainText } from '../../domain/plain-text.ts';
import type { Upstream } from '../../domain/upstream.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { usePortalWords } from './portal-words.ts';

interface NotedCodeProps {
  readonly dossier: string;
  readonly upstream: Upstream | undefined;
}

/** The code that an officer has noted on the dossier, and the way to take it back where that was a mistake. */
export function NotedCode({ dossier, upstream }: NotedCodeProps) {
  const { store, wakeReplay } = useParts();
  const words = usePortalWords();
  const { isOpen, open, close, opener } = useInPlace();
  const [taken, setTaken] = useState<string | null>(null);
  if (upstream?.handed === undefined) {
    return taken === null ? null : (
      <p role="status" className="portal-noted">
        <Sign name="done" /> {words.takeBack.done(taken)}
      </p>
    );
  }
  const { system } = upstream.handed;
  const code = upstream.code ?? '';
  const takeBack = async (reason: string) => {
    const args = { code, system, reason: plainText(reason) };
    const saved = await orSayFailed(() => store.perform({ name: 'takeBackHandedOver', entity: dossier, args }));
    if (saved.status !== 'saved') return saved;
    setTaken(code);
    wakeReplay('saved');
    return null;
  };
  return (
    <>
      <p role="status" className="portal-noted">
        <Sign name="done" /> {words.noted(system, code)}
      </p>
      {!isThereAlready(upstream) && (
        <Allowed act="takeBackHandedOver">
          {isOpen ? (
            <ReasonForm
              label={words.takeBack.reason}
              missing={words.takeBack.reasonMissing}
              confirm={words.takeBack.confirm}
              cancel={words.takeBack.cancel}
              danger
              inPlace
              act={takeBack}
              onClose={close}
            />
          ) : (
            <button type="button" className="quiet" ref={opener} onClick={open}>
              {words.takeBack.open}
            </button>
          )}
        </Allowed>
      )}
    </>
  );
}
