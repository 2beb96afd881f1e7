import { PageTitle } from '../../components/page-title.tsx';
import { type ExportShown, ShownSheet } from '../../components/shown-sheet.tsx';
import { Sign } from '../../components/signs.tsx';
import { mayWithDelivery } from '../../domain/access/delivery-rights.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { usePractice } from '../../state/practice.ts';
import { useMay, useSeen } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import type { OutboxEntry } from '../../store/store.ts';
import { CarrySection } from './carry-section.tsx';
import { ExchangeFacts } from './exchange-facts.tsx';
import { HandedOver } from './handed-over.tsx';
import { OutboxEntryLine } from './outbox-entry.tsx';
import './outbox.css';
import { SetApart } from './set-apart.tsx';
import { SealedCopy } from './sealed-copy.tsx';
import { StorageFacts } from './storage-facts.tsx';
import { WaitingPages } from './waiting-pages.tsx';

/** Everything of hers without a final receipt: what, since when, why, and when it is tried again. */
export function OutboxPage({ exportShown }: { readonly exportShown: ExportShown }) {
  const { store, wakeReplay } = useParts();
  const words = useMessages();
  const now = useNow(5_000);
  const may = useMay();
  const ownOnly = useSeen('dossier') === 'own';
  const { account } = useSession();
  // A practice commune has no server that could hand over anything.
  const usesServer = usePractice() === null;
  const answer = useLive(async () => {
    const outbox = await store.outbox();
    const ids = [...new Set(outbox.entries.map((entry) => entry.entity))].slice(0, 200);
    const views = await Promise.all(ids.map((id) => store.dossier(id)));
    return {
      outbox,
      dossiers: new Map(views.flatMap((view) => (view === null ? [] : [[view.dossier.id, view.dossier] as const]))),
      unreadable: await store.unreadable(),
      pages: await store.pages.waiting(),
    };
  }, [store]);
  const needsYou = answer?.outbox.entries.filter((entry) => entry.exchange === 'attention') ?? [];
  const waiting = answer?.outbox.entries.filter((entry) => entry.exchange !== 'attention') ?? [];
  const list = (entries: readonly OutboxEntry[]) => (
    <ul className="ledger">
      {entries.map((entry) => (
        <OutboxEntryLine key={entry.mid} entry={entry} dossier={answer?.dossiers.get(entry.entity) ?? null} now={now} />
      ))}
    </ul>
  );
  return (
    <div className="outbox">
      <header className="page-head">
        <PageTitle windowTitle={`${words.outbox.title} – ${words.app.name}`}>{words.outbox.title}</PageTitle>
        <button type="button" className="primary" onClick={() => wakeReplay('button')}>
          {words.outbox.sendNow}
        </button>
      </header>
      <ExchangeFacts />
      {answer !== undefined && (
        <>
          {needsYou.length > 0 && (
            <section>
              <h2 className="is-attention">
                <Sign name="attention" />
                {words.outbox.needsYou} <span className="count">{needsYou.length}</span>
              </h2>
              {list(needsYou)}
            </section>
          )}
          {waiting.length > 0 && (
            <section>
              <h2>
                {words.outbox.waiting} <span className="count">{waiting.length}</span>
              </h2>
              {list(waiting)}
            </section>
          )}
          <WaitingPages />
          {answer.outbox.entries.length === 0 && answer.pages.pages === 0 && (
            <p className="empty">
              <b>{words.outbox.empty}</b> {words.outbox.emptyHelp}
            </p>
          )}
          {answer.outbox.ofColleagues > 0 && <p>{words.outbox.ofColleagues(answer.outbox.ofColleagues)}</p>}
          {may('decideQuarantined') && <SetApart now={now} />}
          {answer.dossiers.size > 0 && !ownOnly && (
            <ShownSheet dossiers={[...answer.dossiers.values()]} exportShown={exportShown} />
          )}
          <CarrySection />
          {mayWithDelivery(account.roles, 'see') && usesServer && <HandedOver now={now} />}
          <SealedCopy />
          <StorageFacts />
          {answer.unreadable.length > 0 && (
            <p className="finding is-error">
              <Sign name="error" />
              <span>{words.outbox.unreadableRows(answer.unreadable.length)}</span>
            </p>
          )}
        </>
      )}
    </div>
  );
}
