import { useEffect, useMemo, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import type { Messages } from '../../messages/vi.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useMachineOffline } from '../../state/machine-offline.ts';
import { useParts } from '../../state/parts.ts';
import type { AskedSetApart } from '../../sync/ask-set-apart.ts';
import { SetApartForm } from './set-apart-form.tsx';
import { setApartGroups } from './set-apart-groups.ts';
import './set-apart.css';

type Told = Extract<AskedSetApart, { status: 'told' }>;

/** Why there is no list now: it is the server's, and on no machine. */
function troubleInWords(asked: AskedSetApart | null, offline: boolean, words: Messages): string | null {
  if (offline || (asked?.status === 'failed' && asked.reason === 'offline')) return words.setApart.needsLine;
  return asked?.status === 'failed' ? words.setApart.failed(words.failure[asked.reason]) : null;
}

/** R18: what the server keeps apart because of who made or brought it, until an officer of the commune has decided. */
export function SetApart({ now }: { readonly now: number }) {
  const { store, setApart } = useParts();
  const words = useMessages();
  const offline = useMachineOffline();
  const [asked, setAsked] = useState<AskedSetApart | null>(null);
  const [asks, setAsks] = useState(0);
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map());
  const deciding = useLive(async () => {
    const { entries } = await store.outbox();
    return entries.filter(({ name, exchange }) => name === 'decideQuarantined' && exchange !== 'attention').length;
  }, [store]);

  const askMore = async (told: Told) => {
    const next = await setApart(told.acts.at(-1)?.no ?? 0);
    setAsked(next.status === 'told' ? { ...next, acts: [...told.acts, ...next.acts] } : next);
  };
  // Again when the line is back, and when the last of her decisions has its receipt.
  useEffect(() => {
    if (offline || (deciding ?? 0) > 0) return;
    let listens = true;
    void setApart(0).then((answer) => {
      if (listens) setAsked(answer);
    });
    return () => {
      listens = false;
    };
  }, [setApart, offline, deciding, asks]);

  const groups = useMemo(() => setApartGroups(asked?.status === 'told' ? asked.acts : []), [asked]);
  const trouble = troubleInWords(asked, offline, words);
  const count = asked?.status === 'told' ? asked.acts.length : 0;
  return (
    <section className="set-apart" aria-labelledby="set-apart-title">
      <h2 id="set-apart-title" className={count > 0 ? 'is-attention' : undefined}>
        {count > 0 && <Sign name="attention" />}
        {words.setApart.title}
        {count > 0 && <span className="count">{asked?.status === 'told' && asked.more ? `${count}+` : count}</span>}
      </h2>
      <div role="status" className="set-apart-state">
        {trouble !== null && (
          <p className="finding">
            <Sign name="warning" />
            <span>{trouble}</span>
          </p>
        )}
        {trouble === null && asked === null && <p className="soft">{words.setApart.asking}</p>}
        {trouble === null && asked?.status === 'told' && count === 0 && <p className="soft">{words.setApart.empty}</p>}
      </div>
      {trouble !== null && !offline && (
        <button type="button" onClick={() => setAsks(asks + 1)}>
          {words.setApart.askAgain}
        </button>
      )}
      {asked?.status === 'told' && count > 0 && (
        <>
          <p className="soft">{words.setApart.lead}</p>
          {groups.map((group) => (
            <SetApartForm
              key={group.key}
              group={group}
              now={now}
              decided={decided}
              onDecided={(mids, take) =>
                setDecided((before) => new Map([...before, ...mids.map((mid) => [mid, take] as const)]))
              }
            />
          ))}
          {asked.more && (
            <button type="button" onClick={() => void askMore(asked)}>
              {words.setApart.more}
            </button>
          )}
        </>
      )}
    </section>
  );
}
