import { useEffect, useState } from 'react';
import { codeOf } from '../../domain/papers/desk/desk-facts.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { useParts } from '../../state/parts.ts';

/** What this machine signs the dossier's slip with; empty where it has no key, `undefined` while it signs. */
export function useSlipProof(dossier: Dossier): string | undefined {
  const { signSlip } = useParts();
  const { code } = codeOf(dossier);
  const { slipToken: token } = dossier;
  const [proof, setProof] = useState<{ readonly of: string; readonly made: string }>();
  const of = `${code} ${token}`;
  useEffect(() => {
    let isOld = false;
    const signed = token === '' ? Promise.resolve(undefined) : signSlip({ code, token });
    // Without it the slip is what it was before: code and token.
    void signed.then(
      (made = '') => !isOld && setProof({ of, made }),
      () => !isOld && setProof({ of, made: '' }),
    );
    return () => {
      isOld = true;
    };
  }, [signSlip, of, code, token]);
  return proof?.of === of ? proof.made : undefined;
}
