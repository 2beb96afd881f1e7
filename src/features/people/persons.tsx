import { useEffect, useState } from 'react';
import { useDeviceWords } from '../../state/devices-words.ts';
import { usePeopleWords } from '../../state/people-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import type { PeopleAnswer } from '../../protocol/people.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { AccessDialog } from './access-dialog.tsx';
import { AccessHistory } from './access-history.tsx';
import type { AccessAsked } from './access-order.ts';
import { PersonLine } from './person-line.tsx';

export interface PersonsProps {
  readonly devices: readonly ListedDevice[];
  readonly manages: boolean;
}

/** Who works in the commune and what each may do there: as the server says it now. */
export function Persons({ devices, manages }: PersonsProps) {
  const { atServer } = useParts();
  const { account } = useSession();
  const words = usePeopleWords();
  const common = useDeviceWords().people;
  const [told, setTold] = useState<PeopleAnswer | 'asking' | 'failed'>('asking');
  const [asked, setAsked] = useState<AccessAsked | null>(null);
  const [turn, setTurn] = useState(0);
  const load = () => setTurn((before) => before + 1);
  useEffect(() => {
    let gone = false;
    void atServer()
      .then(({ people }) => people.list())
      .then((answer) => {
        if (!gone) setTold((before) => answer ?? (typeof before === 'string' ? 'failed' : before));
      });
    return () => {
      gone = true;
    };
  }, [atServer, turn]);
  return (
    <>
      <section aria-labelledby="persons">
        <header className="persons-head">
          <h2 id="persons">{common.persons}</h2>
          {manages && (
            <button type="button" onClick={() => setAsked({ kind: 'add' })}>
              {words.add}
            </button>
          )}
        </header>
        {typeof told === 'string' ? (
          <p role="status">
            {told === 'asking' ? common.loading : common.failed}{' '}
            {told === 'failed' && (
              <button type="button" className="quiet" onClick={load}>
                {common.again}
              </button>
            )}
          </p>
        ) : (
          <ul className="device-list">
            {told.people.map((person) => (
              <PersonLine
                key={person.id}
                person={person}
                isYou={person.id === account.id}
                serverTime={told.serverTime}
                manages={manages}
                onAsk={(kind) => setAsked({ kind, person })}
              />
            ))}
          </ul>
        )}
      </section>
      {typeof told !== 'string' && <AccessHistory changes={told.changes} serverTime={told.serverTime} />}
      {asked !== null && (
        <AccessDialog
          asked={asked}
          devices={devices}
          onClose={() => {
            setAsked(null);
            load();
          }}
        />
      )}
    </>
  );
}
