import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { DossierView } from '../../store/store.ts';
import { SaveReceipt } from './save-receipt.tsx';

/** Proof, not hope: the server's own number, time and hash for each act made on this machine. */
export function DossierReceipts({ view }: { readonly view: DossierView }) {
  const words = useMessages();
  const now = useNow();
  const { receipts, waiting } = view;
  const { dossier: own } = words;
  return (
    <section className="record-receipts">
      <h3>{own.receipts}</h3>
      {receipts.length === 0 && <p className="soft">{waiting.length > 0 ? own.noReceiptYet : own.receiptElsewhere}</p>}
      <ol>
        {receipts.map((receipt) => (
          <li key={`${receipt.mid} ${receipt.revision} ${receipt.no} ${receipt.serverTime}`}>
            <dl>
              <div>
                <dt>{own.receiptNumber}</dt>
                <dd>{receipt.no}</dd>
              </div>
              <div>
                <dt>{own.receiptTime}</dt>
                <dd>{sayWhen(receipt.serverTime, now, words)}</dd>
              </div>
              <div>
                <dt>{own.receiptStatus}</dt>
                <dd>{words.receiptStatus[receipt.status]}</dd>
              </div>
              <div className="receipt-hash">
                <dt>{own.receiptHash}</dt>
                <dd>
                  <code>{receipt.hash}</code>
                </dd>
              </div>
            </dl>
            <SaveReceipt receipt={receipt} />
          </li>
        ))}
      </ol>
    </section>
  );
}
