import { type ReactNode, useState } from 'react';
import { PlainField } from '../../components/plain-field.tsx';
import { TriedForm } from '../../components/tried-form.tsx';
import { lastStated, type Office } from '../../domain/office/office.ts';
import { officeIdOf } from '../../domain/office/office-id.ts';
import { keyText } from '../../domain/office/office-key.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useParts } from '../../state/parts.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { useSession } from '../../state/session.ts';
import { linesToCheck, wrongLine } from '../../store/recovery/check-lines.ts';
import type { RecoveryKeyMade } from '../../store/recovery/recovery-key.ts';
import type { RecoveryWork } from '../../store/recovery/recovery-work.ts';

interface CheckKeyProps {
  readonly work: RecoveryWork;
  readonly made: RecoveryKeyMade;
  readonly office: Office | null;
  readonly onStated: () => void;
  readonly children: ReactNode;
}

/** The sheet typed back in two places, and the passphrase: only a key that they open is stated. */
export function CheckKey({ work, made, office, onStated, children }: CheckKeyProps) {
  const { store, clock } = useParts();
  const session = useSession();
  const words = useRecoveryWords().make;
  const [asked] = useState(() => linesToCheck(made.paper));
  const [lines, setLines] = useState<readonly string[]>(['', '']);
  const [passphrase, setPassphrase] = useState('');
  const [basis, setBasis] = useState<string>(words.basisUsual);

  const state = async (): Promise<string | null> => {
    const isWhole = lines.every((line) => line.trim() !== '') && passphrase.trim() !== '' && basis.trim() !== '';
    // The code scanned into one of them is the whole sheet.
    const typed = asked.map((number, at) => ({ number, text: lines[at] ?? '' }));
    const wrong = wrongLine(made.paper, typed);
    if (!isWhole && wrong !== null) return words.missing;
    if (wrong !== null) return words.notLine(wrong);
    if (passphrase.trim() === '' || basis.trim() === '') return words.missing;
    if (!(await work.opens(made, passphrase))) return words.notOpening;
    const key = keyText({ kind: 'recoveryKey' });
    const validFrom = localDateOf(new Date(clock.now()).toISOString());
    const entity = officeIdOf(session.commune.code);
    const from = lastStated(office ?? undefined, key, validFrom)?.to ?? null;
    const saved = await store.perform({
      name: 'stateValue',
      ...(entity === undefined ? {} : { entity }),
      args: { key, validFrom, from, to: made.stated, basis: basis.trim(), name: session.account.name },
    });
    return saved.status === 'saved' ? null : words.notStated;
  };
  const [one, two] = asked;
  return (
    <TriedForm submit={words.state} work={state} onDone={onStated} beside={children}>
      {(troubleId) => (
        <>
          <h2>{words.checkTitle}</h2>
          <p>{words.checkHelp(one, two)}</p>
          {asked.map((number, at) => (
            <PlainField
              key={number}
              label={words.line(number)}
              value={lines[at] ?? ''}
              describedBy={troubleId}
              onWrite={(text) => setLines(lines.map((line, place) => (place === at ? text : line)))}
            />
          ))}
          <PlainField label={words.passphrase} value={passphrase} describedBy={troubleId} onWrite={setPassphrase} />
          <PlainField label={words.basis} value={basis} describedBy={troubleId} onWrite={setBasis} />
        </>
      )}
    </TriedForm>
  );
}
