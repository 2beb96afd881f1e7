import { useState } from 'react';
import type { Receipt } from '../../protocol/receipt.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';

/** The server's word with its signature, as a file: whoever holds it can have it checked, here or anywhere. */
export function SaveReceipt({ receipt }: { readonly receipt: Pick<Receipt, 'mid' | 'no' | 'revision'> }) {
  const { store, saveFile } = useParts();
  const words = useMessages().dossier;
  const [isUnsigned, setUnsigned] = useState(false);
  const save = async (): Promise<void> => {
    const proofs = await store.proofOf(receipt.mid);
    const proof = proofs.find(({ receipt: { no, revision } }) => no === receipt.no && revision === receipt.revision);
    if (proof === undefined) setUnsigned(true);
    else saveFile(`bien-nhan-${receipt.no}.json`, JSON.stringify(proof));
  };
  return isUnsigned ? (
    <p className="soft">{words.receiptUnsigned}</p>
  ) : (
    <button type="button" className="quiet" onClick={() => void save()}>
      {words.saveReceipt}
    </button>
  );
}
