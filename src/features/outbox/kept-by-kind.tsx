import { useState } from 'react';
import { useLanguage } from '../../state/language.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useSayBytes } from '../../state/say-bytes.ts';
import { useIndex } from '../../state/use-index.ts';
import type { Kept } from '../../store/kept.ts';

/** What each kind of thing takes, and whether it may leave: what waits never, what the server has by one press. */
export function KeptByKind() {
  const { store } = useParts();
  const words = useMessages().storage;
  const kept = useLive(() => store.whatIsKept(), [store]);
  if (kept === undefined) return null;
  return (
    <section aria-label={words.kinds}>
      <h2>{words.kinds}</h2>
      <p className="soft">{words.estimated}</p>
      <ul className="ledger">
        {kept.map((one) => (
          <KeptLine key={one.kind} kept={one} />
        ))}
      </ul>
    </section>
  );
}

function KeptLine({ kept: { kind, count, bytes } }: { readonly kept: Kept }) {
  const words = useMessages().storage;
  const say = useSayBytes();
  const locale = useLanguage((state) => state.locale);
  // Pieces of one thing: how many there are says nothing to anybody.
  const isPieces = kind === 'index' || kind === 'load';
  return (
    <li className="ledger-line kept-line">
      <b>{words.kind[kind]}</b>
      <span className="line-end">
        {!isPieces && count.toLocaleString(locale)}{' '}
        {count > 0 && <span className="soft">{words.about(say(bytes))}</span>}
      </span>
      <span className="soft kept-leaves">{words.leaves[kind]}</span>
      {kind === 'index' && <IndexReading />}
      {kind === 'fetchedPages' && <FreePages count={count} />}
    </li>
  );
}

/** How far the index has come; it hinders nobody meanwhile. */
function IndexReading() {
  const { store } = useParts();
  const words = useMessages().storage;
  const { now } = useIndex();
  const counts = useLive(() => store.counts(), [store]);
  if (counts === undefined || now.isWhole) return null;
  return (
    <span className="kept-leaves" role="status">
      <progress max={Math.max(1, counts.dossiers)} value={Math.min(now.count, counts.dossiers)} />{' '}
      {words.reading(now.count, counts.dossiers)}
    </span>
  );
}

function FreePages({ count }: { readonly count: number }) {
  const { store } = useParts();
  const words = useMessages().storage;
  const say = useSayBytes();
  const [told, setTold] = useState('');
  const free = async () => {
    const freed = await orSayFailed(() => store.freeFetchedPages());
    setTold('status' in freed ? words.notFreed : words.freed(freed.count, say(freed.bytes)));
  };
  return (
    <span className="kept-leaves">
      {count > 0 && (
        <button type="button" onClick={() => void free()}>
          {words.free}
        </button>
      )}
      <span role="status"> {told}</span>
    </span>
  );
}
