import { useState } from 'react';
import type { AppSide } from '../../companion-link/app-side.ts';
import { showPairingCode } from '../../companion-link/pairing-code.ts';
import { isOpen } from '../../companion-link/pairing-offer.ts';
import type { PortalRecord } from '../../domain/portal-record/portal-record.ts';
import { useParts } from '../../state/parts.ts';
import { useNow } from '../../state/now.ts';
import { useLink } from './companion-here.ts';
import { usePortalWords } from './portal-words.ts';

interface CompanionPanelProps {
  readonly record: PortalRecord;
  /** `null`: this browser gives no keys here. */
  readonly side: AppSide | null;
}

/** Pairing with the companion by a code, and handing this one dossier over to it. */
export function CompanionPanel({ record, side }: CompanionPanelProps) {
  const words = usePortalWords().companion;
  const link = useLink();
  const { clock } = useParts();
  const [asked, setAsked] = useState(false);
  // Looks again once the code is over.
  useNow(5_000);
  const offer = link?.kind === 'alone' ? link.offer : null;
  return (
    <section aria-labelledby="companion-title">
      <h2 id="companion-title">{words.title}</h2>
      <p className="soft">{words.help}</p>
      {side === null ? (
        <p>{words.noKeys}</p>
      ) : link?.kind === 'paired' ? (
        <>
          <p role="status">
            {words.paired} {link.holds === null && words.silent}
          </p>
          {link.holds?.includes(record.dossier) === true && <p>{words.holds}</p>}
          <div className="actions">
            {link.holds?.includes(record.dossier) === true ? (
              <button type="button" onClick={() => void side.takeBack(record.dossier)}>
                {words.takeBack}
              </button>
            ) : (
              <button type="button" className="primary" onClick={() => void side.hand(record)}>
                {words.hand}
              </button>
            )}
            <button type="button" onClick={() => void side.unpair()}>
              {words.unpair}
            </button>
          </div>
        </>
      ) : (
        <>
          {isOpen(offer, clock.monotonic()) ? (
            <div role="status">
              <p>{words.code}</p>
              <p className="pairing-code">{showPairingCode(offer.code)}</p>
              <p className="soft">
                {words.codeHelp} {words.triesLeft(offer.triesLeft)}
              </p>
            </div>
          ) : (
            asked && <p role="status">{words.over}</p>
          )}
          <div className="actions">
            <button
              type="button"
              onClick={() => {
                setAsked(true);
                side.offer();
              }}
            >
              {words.pair}
            </button>
            {offer !== null && (
              <button
                type="button"
                onClick={() => {
                  setAsked(false);
                  side.withdraw();
                }}
              >
                {words.cancel}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
