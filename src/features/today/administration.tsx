import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { Sign } from '../../components/signs.tsx';
import { newestRecoveryKey } from '../../domain/office/office.ts';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import { administrationFindings, type Finding, keyOf } from './administration-findings.ts';
import { isOfBefore, refreshAdministration, type Told, useAdministrationTold } from './administration-told.ts';

/** Machines, accounts and backups: what somebody must look at, and nothing else. What the device knows stands at once, then what the server said last, until it says anew. */
export function Administration() {
  const { atServer, clock, store, tabNotes } = useParts();
  const messages = useMessages();
  const words = messages.today.administration;
  const { account } = useSession();
  const state = useAdministrationTold();
  const office = useLive(() => store.office(), [store]);
  const refresh = useCallback(
    () => void refreshAdministration({ atServer, now: () => clock.now(), note: tabNotes.administration }, account.id),
    [atServer, clock, tabNotes, account.id],
  );
  useEffect(refresh, [refresh]);
  if (office === undefined) return null;
  const told = state.account === account.id ? state.told : null;
  const standing = state.account === account.id ? state.standing : 'quiet';
  const hasFailed = standing === 'failed';
  const saidAt = told === null ? '' : sayWhen(new Date(told.at).toISOString(), clock.now(), messages);
  const hasRecoveryKey = !office.isWhole || newestRecoveryKey(office.office ?? undefined) !== undefined;
  const unasked = { devices: undefined, people: undefined, backup: undefined };
  const findings = administrationFindings({ ...(told ?? unasked), hasRecoveryKey });
  if (told === null && !hasFailed && findings.length === 0) return null;
  return (
    <section>
      <h2 className={findings.length > 0 ? 'is-attention' : undefined}>
        {findings.length > 0 && <Sign name="attention" />}
        {words.title} {findings.length > 0 && <span className="count">{findings.length}</span>}
      </h2>
      {findings.length > 0 && (
        <ul className="ledger">
          {findings.map((finding) => (
            <FindingLine key={keyOf(finding)} finding={finding} serverTime={told?.devices.serverTime ?? ''} />
          ))}
        </ul>
      )}
      {told !== null && (
        <p className="soft">
          {words.counted(
            told.devices.devices.filter(({ revokedAt }) => revokedAt === null).length,
            told.devices.people.length,
          )}{' '}
          <Backup told={told} />
        </p>
      )}
      {standing === 'asking' && told !== null && isOfBefore(told, clock.now()) && (
        <p className="soft">{words.askingAgain(saidAt)}</p>
      )}
      {hasFailed && (
        <p className="soft">
          {told === null ? words.failed : words.asOf(saidAt)}{' '}
          <button type="button" className="quiet" onClick={refresh}>
            {words.again}
          </button>
        </p>
      )}
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
