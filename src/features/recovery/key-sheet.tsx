import type { ReactNode } from 'react';
import { QrCode } from '../../components/qr-code.tsx';
import { printLocalDate } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useParts } from '../../state/parts.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { useSession } from '../../state/session.ts';
import { paperLines } from '../../store/recovery/paper-text.ts';
import type { RecoveryKeyMade } from '../../store/recovery/recovery-key.ts';

interface KeySheetProps {
  readonly made: RecoveryKeyMade;
  readonly onPrinted: () => void;
  readonly children: ReactNode;
}

/** The sheet as it prints, on A4: the private half under the passphrase, to be typed back or scanned. Shown once. */
export function KeySheet({ made, onPrinted, children }: KeySheetProps) {
  const { print, clock } = useParts();
  const { account, commune } = useSession();
  const words = useRecoveryWords();
  const { stated, paper } = made;
  const today = printLocalDate(localDateOf(new Date(clock.now()).toISOString()));
  return (
    <>
      <div className="recovery-only-screen">
        <h2>{words.make.sheetTitle}</h2>
        <p>{words.make.sheetHelp}</p>
        <div className="actions">
          <button type="button" className="primary" onClick={print}>
            {words.make.print}
          </button>
          <button type="button" onClick={onPrinted}>
            {words.make.printed}
          </button>
          {children}
        </div>
      </div>
      <article className="key-sheet">
        <p className="key-sheet-commune">{commune.name}</p>
        <h3>{words.sheet.title}</h3>
        <dl>
          <dt>{words.sheet.key}</dt>
          <dd>{stated.id}</dd>
          <dt>{words.sheet.made}</dt>
          <dd>{today}</dd>
          <dt>{words.sheet.by}</dt>
          <dd>{account.name}</dd>
        </dl>
        <ol className="key-lines">
          {paperLines(paper).map((line) => (
            <li key={line.join('')}>{line.join('  ')}</li>
          ))}
        </ol>
        <div className="key-qr">
          <QrCode text={paper.join('')} label={words.sheet.qr} />
        </div>
        <p>
          <b>{words.sheet.keep}</b>
        </p>
        <p>{words.sheet.use}</p>
        <p className="key-signs">
          <span>{words.sheet.maker}</span>
          <span>{words.sheet.witness}</span>
        </p>
      </article>
    </>
  );
}
