import { useState } from 'react';
import { Link } from 'wouter';
import { Sign } from '../../components/signs.tsx';
import { FolderCopy } from './folder-copy.tsx';
import { useDoor } from '../../state/door.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { useMay } from '../../state/rights.ts';

type Copied = { readonly status: 'sealed'; readonly count: number } | { readonly status: 'empty' | 'noKey' | 'failed' };

/** What waits here as a file that only the commune's recovery sheet opens: on a stick, it outlives the machine. */
export function SealedCopy() {
  const { recovery } = useDoor();
  const { saveFile, clock } = useParts();
  const may = useMay();
  const words = useRecoveryWords().copy;
  const [copied, setCopied] = useState<Copied | null>(null);
  if (recovery === null) return null;
  const copy = async (): Promise<Copied> => {
    try {
      const made = await (await recovery()).sealedOutbox();
      if (made.status !== 'sealed') return made;
      // Nothing of anybody's name: when it was made is enough to tell one from another.
      const at = new Date(clock.now()).toISOString().slice(0, 16).replaceAll(/[-:]/gu, '');
      saveFile(`hop-gui-${at}.lien-mach`, made.bytes);
      return made;
    } catch {
      return { status: 'failed' };
    }
  };
  return (
    <section aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <div className="actions">
        <button type="button" onClick={() => void copy().then(setCopied)}>
          {words.save}
        </button>
        {may('stateValue') && <Link href={paths.recovery}>{words.toKey}</Link>}
      </div>
      <div role="status">
        {copied?.status === 'sealed' && (
          <p>
            <Sign name="done" /> {words.saved(copied.count)}
          </p>
        )}
        {copied !== null && copied.status !== 'sealed' && (
          <p className="finding is-warning">
            <Sign name="warning" />
            <span>{words[copied.status]}</span>
          </p>
        )}
      </div>
      <FolderCopy load={recovery} />
    </section>
  );
}
