import { FactList } from '../../components/fact-list.tsx';
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
            <FactList
              facts={[
                [own.receiptNumber, receipt.no],
                [own.receiptTime, sayWhen(receipt.serverTime, now, words)],
                [own.receiptStatus, words.receiptStatus[receipt.status]],
                [own.receiptHash, <code>{receipt.hash}</code>],
              ]}
            />
            <SaveReceipt receipt={receipt} />
          </li>
        ))}
      </ol>
    </section>
  );
}
