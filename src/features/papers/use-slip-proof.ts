import { useEffect, useState } from 'react';
import { codeOf } from '../../domain/papers/desk/desk-facts.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { useParts } from '../../state/parts.ts';

/** What this machine signs the dossier's slip with; empty until it has, and where it has no key. */
export function useSlipProof(dossier: Dossier): string {
  const { signSlip } = useParts();
  const { code } = codeOf(dossier);
  const { slipToken: token } = dossier;
  const [proof, setProof] = useState('');
  useEffect(() => {
    let isOld = false;
    const signed = token === '' ? Promise.resolve(undefined) : signSlip({ code, token });
    // Without it the slip is what it was before: code and token.
    void signed.then(
      (made = '') => !isOld && setProof(made),
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [signSlip, code, token]);
  return proof;
}
