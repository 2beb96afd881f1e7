import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Sign } from '../../components/signs.tsx';
import { newestRecoveryKey } from '../../domain/office/office.ts';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { sayWhen } from '../../state/when-words.ts';
import { administrationFindings, type Asked, type Finding, keyOf } from './administration-findings.ts';

type Told = Omit<Asked, 'hasRecoveryKey'>;

/** Machines, accounts and backups, as the server says it now: what somebody must look at, and nothing else. */
export function Administration() {
  const { atServer, store } = useParts();
  const words = useMessages().today.administration;
  const [told, setTold] = useState<Told | 'asking' | 'failed'>('asking');
  const [turn, setTurn] = useState(0);
  const office = useLive(() => store.office(), [store]);
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<Told | undefined> => {
      const server = await atServer();
      const [devices, people, backup] = await Promise.all([
        server.devices.list(),
        server.people.list(),
        server.backup(),
      ]);
      return devices === undefined ? undefined : { devices, people, backup };
    };
    void ask()
      .catch(() => undefined)
      .then((answer) => {
        if (!gone) setTold(answer ?? 'failed');
      });
    return () => {
      gone = true;
    };
  }, [atServer, turn]);
  if (office === undefined || told === 'asking') return null;
  if (told === 'failed') {
    return (
      <section>
        <h2>{words.title}</h2>
        <p className="soft">
          {words.failed}{' '}
          <button type="button" className="quiet" onClick={() => setTurn(turn + 1)}>
            {words.again}
          </button>
        </p>
      </section>
    );
  }
  const hasRecoveryKey = !office.isWhole || newestRecoveryKey(office.office ?? undefined) !== undefined;
  const findings = administrationFindings({ ...told, hasRecoveryKey });
  const { devices, people } = told.devices;
  return (
    <section>
      <h2 className={findings.length > 0 ? 'is-attention' : undefined}>
        {findings.length > 0 && <Sign name="attention" />}
        {words.title} {findings.length > 0 && <span className="count">{findings.length}</span>}
      </h2>
      {findings.length > 0 && (
        <ul className="ledger">
          {findings.map((finding) => (
            <FindingLine key={keyOf(finding)} finding={finding} serverTime={told.devices.serverTime} />
          ))}
        </ul>
      )}
      <p className="soft">
        {words.counted(devices.filter(({ revokedAt }) => revokedAt === null).length, people.length)}{' '}
        <Backup told={told} />
      </p>
    </section>
  );
}

/** What is well is said as well: a silent line could mean that nobody has looked. */
function Backup({ told: { backup, devices } }: { readonly told: Told }) {
  const messages = useMessages();
  const words = messages.today.administration;
  if (backup === undefined) return <>{words.backupUnknown}</>;
  if (backup.status !== 'ok' || backup.newest === null) return null;
  return <>{words.backupOf(sayWhen(backup.newest, Date.parse(devices.serverTime), messages))}</>;
}

function FindingLine({ finding, serverTime }: { readonly finding: Finding; readonly serverTime: string }) {
  const messages = useMessages();
  const words = messages.today.administration;
  const { nameless } = useDeviceWords().people;
  const machine = ({ id, name }: ListedDevice): string => (name === '' ? nameless(id.slice(-6)) : name);
  const when = (at: string): string => sayWhen(at, Date.parse(serverTime), messages);
  const say = (): string => {
    switch (finding.kind) {
      case 'cameBackEmpty':
        return words.cameBackEmpty(machine(finding.device), finding.count, when(finding.at));
      case 'notHandedIn':
        return words.notHandedIn(machine(finding.device), finding.count);
      case 'waitsLong':
        return words.waitsLong(machine(finding.device), finding.count, when(finding.since));
      case 'passwordRanOut':
        return words.passwordRanOut(finding.name);
      case 'passwordUnused':
        return words.passwordUnused(finding.name, when(finding.until));
      case 'backup':
        return words.backup[finding.status](finding.newest === null ? null : when(finding.newest));
      case 'noRecoveryKey':
        return words.noRecoveryKey;
      default: {
        const unreachable: never = finding;
        return unreachable;
      }
    }
  };
  const place = finding.kind === 'backup' ? null : finding.kind === 'noRecoveryKey' ? paths.recovery : paths.people;
  return (
    <li className="ledger-line">
      <span>{say()}</span>
      {place !== null && (
        <Link href={place} className="line-end">
          {place === paths.recovery ? words.openRecovery : words.openPeople}
        </Link>
      )}
    </li>
  );
}
