import type { DevicesAnswer, ListedDevice } from '../../protocol/devices.ts';
import type { BackupStanding } from '../../protocol/health.ts';
import type { PeopleAnswer } from '../../protocol/people.ts';
import type { Instant } from '../../domain/words.ts';

/** What an administrator must look at. */
export type Finding =
  /** It had reported acts that waited, and came back without them. */
  | { readonly kind: 'cameBackEmpty'; readonly device: ListedDevice; readonly count: number; readonly at: Instant }
  /** Revoked, with acts that it has not handed in. */
  | { readonly kind: 'notHandedIn'; readonly device: ListedDevice; readonly count: number }
  /** Acts wait there, and nothing was heard of it for a day. */
  | { readonly kind: 'waitsLong'; readonly device: ListedDevice; readonly count: number; readonly since: Instant }
  /** A password for one sign-in that nobody has used in its time: she cannot sign in. */
  | { readonly kind: 'passwordRanOut'; readonly account: string; readonly name: string }
  | { readonly kind: 'passwordUnused'; readonly account: string; readonly name: string; readonly until: Instant }
  | { readonly kind: 'backup'; readonly status: 'off' | 'late' | 'failed'; readonly newest: Instant | null }
  /** No recovery key is stated: who forgets her PIN loses what only her machine has. */
  | { readonly kind: 'noRecoveryKey' };

/** What the server has said, and what lies here; `undefined`: not asked, or no answer this time. */
export interface Asked {
  readonly devices: DevicesAnswer | undefined;
  readonly people: PeopleAnswer | undefined;
  readonly backup: BackupStanding | undefined;
  readonly hasRecoveryKey: boolean;
}

const longMs = 24 * 3_600_000;

/** By the server's own time: this machine's clock is not asked. The gravest first. */
export function administrationFindings({ devices, people, backup, hasRecoveryKey }: Asked): readonly Finding[] {
  const now = Date.parse(devices?.serverTime ?? '');
  const machines = (devices?.devices ?? []).flatMap((device) => machineFindings(device, now));
  const passwords = (people?.people ?? []).flatMap(
    ({ id: account, name, endedAt, oneTimeUntil }): readonly Finding[] => {
      if (endedAt !== null || oneTimeUntil === null) return [];
      return Date.parse(oneTimeUntil) < now
        ? [{ kind: 'passwordRanOut', account, name }]
        : [{ kind: 'passwordUnused', account, name, until: oneTimeUntil }];
    },
  );
  const backups: readonly Finding[] =
    backup === undefined || backup.status === 'ok'
      ? []
      : [{ kind: 'backup', status: backup.status, newest: backup.newest }];
  const key: readonly Finding[] = hasRecoveryKey ? [] : [{ kind: 'noRecoveryKey' }];
  const all: readonly Finding[] = [...machines, ...backups, ...key, ...passwords];
  return [...all].sort((a, b) => gravest.indexOf(a.kind) - gravest.indexOf(b.kind));
}

const gravest: readonly Finding['kind'][] = [
  'cameBackEmpty',
  'notHandedIn',
  'waitsLong',
  'backup',
  'noRecoveryKey',
  'passwordRanOut',
  'passwordUnused',
];

/** Tells them apart, also those of two people of one name. */
export function keyOf(finding: Finding): string {
  if ('device' in finding) return `${finding.kind} ${finding.device.id}`;
  return 'account' in finding ? `${finding.kind} ${finding.account}` : finding.kind;
}

function machineFindings(device: ListedDevice, now: number): readonly Finding[] {
  const { waiting: count, revokedAt, handedInAt, emptyAt, emptyCount, exchangedAt, since } = device;
  const empty: readonly Finding[] =
    emptyAt === null ? [] : [{ kind: 'cameBackEmpty', device, count: emptyCount, at: emptyAt }];
  if (count === 0) return empty;
  if (revokedAt !== null) return handedInAt === null ? [...empty, { kind: 'notHandedIn', device, count }] : empty;
  const heard = exchangedAt ?? since;
  return now - Date.parse(heard) < longMs ? empty : [...empty, { kind: 'waitsLong', device, count, since: heard }];
}
