import { useId, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { SetApartActLine } from './set-apart-act.tsx';
import type { ReadSetApart, SetApartGroup } from './set-apart-groups.ts';

interface FormProps {
  readonly group: SetApartGroup;
  readonly now: number;
  /** By act: whether she has decided to take it. */
  readonly decided: ReadonlyMap<string, boolean>;
  readonly onDecided: (mids: readonly string[], take: boolean) => void;
}

/** Everything one person brought from one machine, decided together or one by one, with a written reason. */
export function SetApartForm({ group, now, decided, onDecided }: FormProps) {
  const { store, wakeReplay } = useParts();
  const session = useSession();
  const words = useMessages();
  const own = words.setApart;
  const id = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<'chooseFirst' | 'reasonMissing' | null>(null);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const open = group.acts.filter(({ act }) => !decided.has(act.mid));
  const chosen = open.filter(({ act }) => !left.has(act.mid));
  const who = group.authorName ?? nameOfAccount(session, group.author) ?? own.unknownPerson;
  const causes: Readonly<Record<string, string>> = own.cause;

  const decide = async (take: boolean) => {
    setNotSaved(null);
    const missing = chosen.length === 0 ? 'chooseFirst' : reason.trim() === '' ? 'reasonMissing' : null;
    setTrouble(missing);
    if (missing !== null) return;
    const done: string[] = [];
    // In the order they came: later ones may build on earlier ones.
    for (const { act } of chosen) {
      const args = { mid: act.mid, take, reason: reason.trim() };
      const saved = await orSayFailed(() => store.perform({ name: 'decideQuarantined', entity: act.entity, args }));
      if (saved.status !== 'saved') {
        setNotSaved(saved);
        break;
      }
      done.push(act.mid);
    }
    onDecided(done, take);
    if (done.length > 0) wakeReplay('saved');
    if (done.length === chosen.length) setReason('');
  };
  const toggle = ({ act }: ReadSetApart) => {
    const next = new Set(left);
    if (!next.delete(act.mid)) next.add(act.mid);
    setLeft(next);
  };

  return (
    <form
      className="set-apart-group"
      aria-labelledby={`${id}-who`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decide(true);
      }}
    >
      <h3 id={`${id}-who`}>{own.from(who, group.acts.length)}</h3>
      <p>{causes[group.cause] ?? group.cause}</p>
      <ul className="ledger">
        {group.acts.map((one) => (
          <SetApartActLine
            key={one.act.mid}
            one={one}
            now={now}
            decided={decided.get(one.act.mid)}
            chosen={!left.has(one.act.mid)}
            onToggle={() => toggle(one)}
          />
        ))}
      </ul>
      {open.length > 0 && (
        <>
          <div className="field">
            <label htmlFor={`${id}-reason`}>{own.reason}</label>
            <input
              id={`${id}-reason`}
              type="text"
              autoComplete="off"
              required
              maxLength={300}
              value={reason}
              aria-describedby={`${id}-trouble`}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <p id={`${id}-trouble`} role="alert" className="finding is-error">
            {trouble !== null && own[trouble]}
          </p>
          {notSaved !== null && <SavedProblem outcome={notSaved} />}
          <div className="actions">
            <button type="submit" className="primary">
              {own.take(chosen.length)}
            </button>
            <button type="button" className="danger" onClick={() => void decide(false)}>
              {own.refuse(chosen.length)}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
