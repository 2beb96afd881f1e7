import { Link } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { CopyFacts } from '../../store/store.ts';

interface DoubledCodesProps {
  readonly doubled: CopyFacts['doubled'];
  readonly now: number;
}

/** R14: which provisional codes two citizens hold, and whose slips they are. */
export function DoubledCodes({ doubled, now }: DoubledCodesProps) {
  const words = useMessages().outbox.doubled;
  if (doubled.length === 0) return null;
  return (
    <div className="doubled-codes">
      <h2>{words.title}</h2>
      <p className="soft">{words.help}</p>
      <ul className="ledger">
        {doubled.map(({ code, own, other }) => (
          <li key={`${own} ${other}`}>
            <b>{code}</b>
            <FactList
              facts={[
                [words.own, <Holder key={own} id={own} now={now} />],
                [words.other, <Holder key={other} id={other} now={now} />],
              ]}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Holder({ id, now }: { readonly id: string; readonly now: number }) {
  const { store } = useParts();
  const words = useMessages();
  const view = useLive(() => store.dossier(id), [store, id]);
  if (view === undefined) return null;
  if (view === null) return <span className="soft">{words.outbox.doubled.notHere}</span>;
  const { dossier } = view;
  return (
    <>
      <Link href={paths.dossier(id)}>{subjectOf(dossier)}</Link>
      <span className="soft"> {words.outbox.doubled.taken(sayWhen(dossier.receivedAt, now, words))}</span>
    </>
  );
}
