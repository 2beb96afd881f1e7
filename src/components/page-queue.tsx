import { kindOfLine } from '../state/machine-offline.ts';
import { useLive } from '../state/live.ts';
import { useMessages } from '../state/locale.ts';
import { useParts } from '../state/parts.ts';
import { useSayBytes } from '../state/say-bytes.ts';
import { whyPagesRest } from '../state/why-pages-rest.ts';
import './page-queue.css';

/** What waits to be sent of all pages on this machine, why it does not go, and when it may. */
export function PageQueue() {
  const { store } = useParts();
  const { documents: words, failure } = useMessages();
  const say = useSayBytes();
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
  const line = kindOfLine();
  const rests = waiting.pages === 0 ? null : whyPagesRest({ acts: waiting.acts, wishes, line, failure: why });
  return (
    <div className="page-queue">
      {waiting.pages > 0 && <span role="status">{words.queue(waiting.pages, say(waiting.bytes))}</span>}
      {rests !== null && (
        <span className="soft">
          {rests === 'failed'
            ? why !== null && words.notSent(why === 'serverFull' ? words.serverFull : failure[why])
            : words.resting[rests]}
        </span>
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
      {wishes.onlyWifi && line === 'unknown' && <p className="soft">{words.wifiUnknown}</p>}
    </div>
  );
}
