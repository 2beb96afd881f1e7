import { kindOfLine } from '../../state/machine-offline.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';

/** What waits to be sent of all pages on this machine, and when it may go. */
export function PageQueue() {
  const { store } = useParts();
  const { documents: words, failure } = useMessages();
  const told = useLive(
    async () => ({
      waiting: await store.pages.waiting(),
      wishes: await store.pages.wishes(),
      why: await store.pages.failure(),
    }),
    [store],
  );
  if (told === undefined || (told.waiting.pages === 0 && !told.wishes.paused && !told.wishes.onlyWifi)) return null;
  const { waiting, wishes, why } = told;
  const kilobytes = `${Math.ceil(waiting.bytes / 1_000)} KB`;
  return (
    <div className="page-queue">
      {waiting.pages > 0 && <span role="status">{words.queue(waiting.pages, kilobytes)}</span>}
      {waiting.pages > 0 && why !== null && (
        <span className="soft">{words.notSent(why === 'serverFull' ? words.serverFull : failure[why])}</span>
      )}
      <button type="button" onClick={() => void store.pages.setWishes({ ...wishes, paused: !wishes.paused })}>
        {wishes.paused ? words.goOn : words.pause}
      </button>
      <label>
        <input
          type="checkbox"
          checked={wishes.onlyWifi}
          onChange={() => void store.pages.setWishes({ ...wishes, onlyWifi: !wishes.onlyWifi })}
        />
        {words.onlyWifi}
      </label>
      {wishes.onlyWifi && kindOfLine() === 'unknown' && <p className="soft">{words.wifiUnknown}</p>}
    </div>
  );
}
