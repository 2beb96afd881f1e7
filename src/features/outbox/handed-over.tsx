import { useEffect, useState } from 'react';
import { useInPlace } from '../../components/form/in-place.ts';
import { ReasonForm } from '../../components/form/reason-form.tsx';
import { Sign } from '../../components/signs.tsx';
import { mayWithDelivery } from '../../domain/access/delivery-rights.ts';
import { useHandedOverWords } from '../../state/handed-over-words.ts';
import { type DeliveryAnswer, deliveryLimits, type DeliveryOrder } from '../../protocol/delivery.ts';
import { useMessages } from '../../state/locale.ts';
import { useMachineOffline } from '../../state/machine-offline.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import { isToBeRetried, orderTrouble } from './delivery-orders.ts';
import { HandedOverLine } from './handed-over-line.tsx';
import './handed-over.css';

/** What the server hands over to the national systems: how the road stands, what waits and since when, and what may be done about it. */
export function HandedOver({ now }: { readonly now: number }) {
  const { atServer } = useParts();
  const { roles } = useSession().account;
  const messages = useMessages();
  const words = useHandedOverWords();
  const [told, setTold] = useState<DeliveryAnswer | 'asking' | 'failed'>('asking');
  const [turn, setTurn] = useState(0);
  const offline = useMachineOffline();
  const [said, setSaid] = useState('');
  const { isOpen: isPausing, open: openPausing, close: closePausing, opener: pauseButton } = useInPlace();
  // Again when the line is back.
  useEffect(() => {
    let gone = false;
    void atServer()
      .then(({ delivery }) => delivery.standing())
      .catch(() => undefined)
      .then((answer) => {
        if (!gone) setTold((before) => answer ?? (typeof before === 'string' ? 'failed' : before));
      });
    return () => {
      gone = true;
    };
  }, [atServer, turn, offline]);
  const again = () => setTurn((before) => before + 1);
  const order = async (name: DeliveryOrder, body: { reason?: string; record?: string }): Promise<string | null> => {
    const changed = await atServer()
      .then(({ delivery }) => delivery.order(name, body))
      .catch(() => undefined);
    if (changed !== undefined && name === 'retry') setSaid(words.retried(changed));
    again();
    const trouble = orderTrouble(name, changed);
    return trouble === null ? null : words[trouble];
  };
  const press = (name: DeliveryOrder, body: { record?: string } = {}) => {
    setSaid('');
    void order(name, body).then((trouble) => {
      if (trouble !== null) setSaid(trouble);
    });
  };
  const manages = mayWithDelivery(roles, 'manage');
  const retries = mayWithDelivery(roles, 'retry');
  return (
    <section className="handed-over" aria-labelledby="handed-over-title">
      <h2 id="handed-over-title">{words.title}</h2>
      {typeof told === 'string' ? (
        <p role="status" className="soft">
          {told === 'asking' ? words.loading : words.failed}{' '}
          {told === 'failed' && (
            <button type="button" className="quiet" onClick={again}>
              {words.again}
            </button>
          )}
        </p>
      ) : (
        <>
          <RoadFacts told={told} now={now} />
          {told.counts.length > 0 && (
            <p className="handed-over-counts">
              {told.counts.map(({ state, count }) => `${messages.upstream[state]}: ${count}`).join(' · ')}
            </p>
          )}
          {said !== '' && <p role="status">{said}</p>}
          {told.road !== null && (
            <div className="actions">
              {manages && told.pause === null && !isPausing && (
                <button type="button" ref={pauseButton} onClick={openPausing}>
                  {words.pause}
                </button>
              )}
              {manages && told.pause !== null && (
                <button type="button" onClick={() => press('resume')}>
                  {words.resume}
                </button>
              )}
              {retries && told.waiting.some(isToBeRetried) && (
                <button type="button" onClick={() => press('retry')}>
                  {words.retryAll}
                </button>
              )}
            </div>
          )}
          {isPausing && (
            <ReasonForm
              label={words.pauseReason}
              missing={words.reasonMissing}
              confirm={words.pause}
              cancel={words.cancel}
              inPlace
              act={(reason) => (reason.length < 3 ? Promise.resolve(words.reasonMissing) : order('pause', { reason }))}
              onClose={closePausing}
            />
          )}
          {told.waiting.length === 0 && told.counts.length > 0 && <p className="soft">{words.allThrough}</p>}
          {told.waiting.length > 0 && (
            <>
              <h3>{words.waiting}</h3>
              <ul className="ledger">
                {told.waiting.map((waiting) => (
                  <HandedOverLine
                    key={waiting.entity}
                    waiting={waiting}
                    now={now}
                    mayRetry={retries && isToBeRetried(waiting)}
                    onWaive={(reason) => order('waive', { record: waiting.entity, reason })}
                    onRetry={() => press('retry', { record: waiting.entity })}
                    onSaid={setSaid}
                  />
                ))}
              </ul>
              {told.waiting.length === deliveryLimits.listed && (
                <p className="soft">{words.onlyFirst(deliveryLimits.listed)}</p>
              )}
            </>
          )}
        </>
      )}
    </section>
  );
}

function RoadFacts({ told: { road, pause }, now }: { readonly told: DeliveryAnswer; readonly now: number }) {
  const messages = useMessages();
  const words = useHandedOverWords();
  if (road === null) return <p className="soft">{words.none}</p>;
  const when = (at: string): string => sayWhen(at, now, messages);
  return (
    <>
      <p className="soft">{words.road(road.name)}</p>
      {road.failures > 0 && (
        <p className="finding">
          <Sign name="warning" />
          <span>
            {road.closedUntil === null || road.failures < 5
              ? words.failing(road.failures)
              : words.broken(road.failures, when(road.closedUntil))}
          </span>
        </p>
      )}
      {pause !== null && (
        <p className="finding">
          <Sign name="warning" />
          <span>{words.paused(when(pause.since), pause.by, pause.reason)}</span>
        </p>
      )}
    </>
  );
}
