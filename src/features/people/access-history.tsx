import { readRoles, roleNames } from '../../domain/access/role.ts';
import type { LateMessages } from '../../messages/language.ts';
import { usePeopleWords } from '../../state/people-words.ts';
import type { ListedAccessChange } from '../../protocol/people.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { sayWhen } from '../../state/when-words.ts';

export interface AccessHistoryProps {
  readonly changes: readonly ListedAccessChange[];
  readonly serverTime: string;
}

function inWords(
  { kind, name, was, became }: ListedAccessChange,
  words: LateMessages['people'],
  sayRoles: (text: string | null) => string,
): string {
  const { kinds } = words;
  switch (kind) {
    case 'add':
    case 'restore':
      return kinds[kind](name, sayRoles(became));
    case 'roles':
      return kinds.roles(name, sayRoles(was), sayRoles(became));
    case 'password':
    case 'passkey':
    case 'end':
      return kinds[kind](name);
    case 'left':
      return kinds.left(name, became ?? '');
    case 'came':
      return kinds.came(name, was ?? '');
    default:
      // Of a newer server (R15).
      return kinds.other(name);
  }
}

/** How access came to be what it is, the newest first: only ever added to. */
export function AccessHistory({ changes, serverTime }: AccessHistoryProps) {
  const words = usePeopleWords();
  const messages = useMessages();
  const say = useSay();
  const sayRoles = (text: string | null): string =>
    readRoles((text ?? '').split(' '))
      .map((role) => say(roleNames[role]))
      .join(', ');
  return (
    <section aria-labelledby="access-history">
      <h2 id="access-history">{words.history}</h2>
      <p className="soft">{words.historyLead}</p>
      {changes.length === 0 && <p className="empty">{words.noHistory}</p>}
      <ol className="access-history">
        {changes.map((change) => (
          <li key={change.no} value={change.no}>
            <span className="soft">{sayWhen(change.at, Date.parse(serverTime), messages)}</span>{' '}
            <b>{change.by ?? words.operator}</b>: {inWords(change, words, sayRoles)}
            {change.reason !== '' && <span className="soft"> – {change.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
