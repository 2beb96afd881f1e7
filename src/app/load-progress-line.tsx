import type { LoadProgress } from '../store/store.ts';
import { useMessages } from '../state/locale.ts';
import { useParts } from '../state/parts.ts';

/** How far a first load has come, from what is on the disk (R16); it can be stopped and gone on with. */
export function LoadProgressLine({ load }: { readonly load: LoadProgress }) {
  const { store } = useParts();
  const words = useMessages().banner;
  const { amount } = load;
  const going = load.status === 'loading';
  return (
    <p className="banner-facts">
      {amount === null ? (
        <span>{going && words.loadStarting}</span>
      ) : (
        <>
          <progress value={amount.bytesHeld} max={amount.bytes} aria-label={words.loadStarting} />
          <span>{words.loadAmount(amount.rowsHeld, amount.rows, Math.round(amount.bytesHeld / 1024))}</span>
        </>
      )}
      {load.storageFull && <span>{words.loadNoRoom}</span>}
      {!going && !load.storageFull && <span>{words.loadStopped}</span>}
      <button type="button" onClick={() => void store.setLoading(!going)}>
        {going ? words.stopLoad : words.goOnLoad}
      </button>
    </p>
  );
}
