import { Link } from 'wouter';
import { useInPlace } from '../../components/form/in-place.ts';
import { ReasonForm } from '../../components/form/reason-form.tsx';
import { UpstreamMark } from '../../components/upstream-mark.tsx';
import { mayWithDelivery } from '../../domain/access/delivery-rights.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import { useHandedOverWords } from '../../state/handed-over-words.ts';
import type { WaitingDelivery } from '../../protocol/delivery.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';

interface HandedOverLineProps {
  readonly waiting: WaitingDelivery;
  readonly now: number;
  readonly mayRetry: boolean;
  readonly onRetry: () => void;
  /** Says that papers owed need not go; answers what stopped it. */
  readonly onWaive: (reason: string) => Promise<string | null>;
  readonly onSaid: (sentence: string) => void;
}

/** One dossier that is not through: by its name where this machine holds it, else by its code. */
export function HandedOverLine({ waiting, now, mayRetry, onRetry, onWaive, onSaid }: HandedOverLineProps) {
  const { store, atServer, saveFile } = useParts();
  const { roles } = useSession().account;
  const messages = useMessages();
  const words = useHandedOverWords();
  const { entity, code, state, since, dueAt, papersOwed, last } = waiting;
  const dossier = useLive(async () => (await store.dossier(entity))?.dossier ?? null, [store, entity]) ?? null;
  const procedure = dossier === null ? undefined : procedureVersion(dossier.procedure, dossier.procedureVersion);
  const names = dossier === null || procedure === undefined ? [] : subjectNames(procedure, dossier.fields);
  const { isOpen: isWaiving, open: openWaiving, close: closeWaiving, opener: waiveButton } = useInPlace();
  const when = (at: string): string => sayWhen(at, now, messages);
  const facts = [
    words.since(when(since)),
    ...(dueAt === null ? [] : [words.next(when(dueAt))]),
    ...(papersOwed === 0 ? [] : [words.owed(papersOwed)]),
    ...(last === null ? [] : [words.last(words.outcome[last.outcome] ?? last.outcome, when(last.at))]),
  ];
  const download = async () => {
    const said = await atServer()
      .then(({ delivery }) => delivery.exchanges(entity))
      .catch(() => undefined);
    if (said === undefined) onSaid(words.exchangesFailed);
    else saveFile(`trao-doi-${code}.json`, JSON.stringify(said, null, 2));
  };
  return (
    <li className="ledger-line handed-over-line">
      {dossier === null ? (
        <span className="line-name">{code}</span>
      ) : (
        <Link href={paths.dossier(entity)} className="line-name">
          {names.length === 0 ? code : names.join(' – ')}
        </Link>
      )}
      <span>
        <UpstreamMark upstream={{ state }} />
      </span>
      <span className="soft handed-over-facts">{facts.join(' · ')}</span>
      <span className="line-end actions">
        {mayRetry && (
          <button type="button" className="quiet" onClick={onRetry}>
            {words.retry}
          </button>
        )}
        {papersOwed > 0 && !isWaiving && mayWithDelivery(roles, 'waive') && (
          <button type="button" className="quiet" ref={waiveButton} onClick={openWaiving}>
            {words.waive}
          </button>
        )}
        {mayWithDelivery(roles, 'read') && (
          <button type="button" className="quiet" onClick={() => void download()}>
            {words.exchanges}
          </button>
        )}
      </span>
      {isWaiving && (
        <ReasonForm
          label={words.waiveReason}
          missing={words.waiveReasonMissing}
          confirm={words.waive}
          cancel={words.cancel}
          inPlace
          act={(reason) => (reason.length < 3 ? Promise.resolve(words.waiveReasonMissing) : onWaive(reason))}
          onClose={closeWaiving}
        />
      )}
    </li>
  );
}
