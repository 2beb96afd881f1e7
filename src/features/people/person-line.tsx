import { FactList } from '../../components/fact-list.tsx';
import { roleNames } from '../../domain/access/role.ts';
import { usePeopleWords } from '../../state/people-words.ts';
import type { ListedPerson, PersonDeed } from '../../protocol/people.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { sayWhen } from '../../state/when-words.ts';

export interface PersonLineProps {
  readonly person: ListedPerson;
  readonly isYou: boolean;
  readonly serverTime: string;
  readonly manages: boolean;
  readonly onAsk: (kind: PersonDeed) => void;
}

/** One person: what she is, since when she was here, and what may be done about her access. */
export function PersonLine({ person, isYou, serverTime, manages, onAsk }: PersonLineProps) {
  const words = usePeopleWords();
  const messages = useMessages();
  const say = useSay();
  const { name, title, username, roles, endedAt, seenAt, oneTimeUntil, passkeys } = person;
  const when = (at: string): string => sayWhen(at, Date.parse(serverTime), messages);
  const standing = (): string => {
    if (endedAt !== null) return words.ended(when(endedAt));
    if (oneTimeUntil === null) return words.active;
    return oneTimeUntil <= serverTime ? words.oneTimeOver : words.oneTime(when(oneTimeUntil));
  };
  const tool = (kind: PersonDeed, label: string) => (
    <button type="button" className="quiet" aria-label={`${label}: ${name}`} onClick={() => onAsk(kind)}>
      {label}
    </button>
  );
  const ofProvince = roles.includes('supervisor') || roles.includes('hub');
  return (
    <li className={endedAt === null ? 'device-line person-line' : 'device-line person-line has-ended'}>
      <div>
        <h3>
          <span translate="no">{name}</span> {isYou && <span className="soft">({words.you})</span>}
        </h3>
        <p className="device-state">
          <span translate="no">{[username, title].filter((text) => text !== '').join(' · ')}</span>
          <br />
          {roles.map((role) => say(roleNames[role])).join(', ')}
        </p>
      </div>
      <FactList
        facts={[
          [words.seen, seenAt === null ? words.never : when(seenAt)],
          [words.standing, standing()],
          [words.passkeys, passkeys.length === 0 ? null : passkeys.length],
        ]}
      />
      {manages && ofProvince && <p className="soft">{words.ofProvince}</p>}
      {manages && !ofProvince && (
        <div className="device-tools">
          {endedAt === null && tool('roles', words.changeRoles)}
          {endedAt === null && !isYou && tool('password', words.newPassword)}
          {endedAt === null && !isYou && passkeys.length > 0 && tool('passkey', words.takePasskey)}
          {endedAt === null && !isYou && tool('end', words.end)}
          {endedAt !== null && tool('restore', words.restore)}
        </div>
      )}
    </li>
  );
}
