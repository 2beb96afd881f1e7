import { expect, it } from 'vitest';
import { administrationFindings, type Asked, keyOf } from '../../../src/features/today/administration-findings.ts';
import type { ListedDevice } from '../../../src/protocol/devices.ts';
import type { PeopleAnswer } from '../../../src/protocol/people.ts';

const serverTime = '2026-11-20T03:00:00.000Z';
const device = (id: string, more: Partial<ListedDevice> = {}): ListedDevice => ({
  ...{ id, name: id, hasKey: true, since: '2026-01-05T02:00:00.000Z', enrolledBy: null },
  ...{ exchangedAt: serverTime, usedBy: null, waiting: 0, build: null, incarnation: null },
  ...{ revokedAt: null, handedInAt: null, emptyAt: null, emptyCount: 0 },
  ...more,
});
const person = (name: string, more: Partial<PeopleAnswer['people'][number]> = {}): PeopleAnswer['people'][number] => ({
  ...{ id: name, username: name, name, title: '', roles: ['officer'], machines: [], passkeys: [] },
  ...{ endedAt: null, seenAt: null, oneTimeUntil: null },
  ...more,
});
const asked = (
  devices: readonly ListedDevice[],
  people: readonly PeopleAnswer['people'][number][] = [],
  more: Partial<Asked> = {},
): Asked => ({
  devices: { serverTime, devices: [...devices], people: [], handIns: [] },
  people: { people: [...people], changes: [] } as unknown as PeopleAnswer,
  backup: { status: 'ok', newest: serverTime },
  hasRecoveryKey: true,
  ...more,
});
const told = (of: Asked): readonly string[] =>
  administrationFindings(of).map((finding) => {
    const about = 'device' in finding ? finding.device.id : 'name' in finding ? finding.name : '';
    return `${finding.kind} ${about}`.trim();
  });

it('says nothing of a commune where all is well', () => {
  expect(told(asked([device('desk'), device('busy', { waiting: 4 })], [person('Thử')]))).toEqual([]);
});

it('says which machines came back empty, wait long, or have not handed in, the gravest first', () => {
  const dayBefore = '2026-11-19T03:00:00.000Z';
  const machines = [
    device('silent', { waiting: 3, exchangedAt: dayBefore }),
    device('a second less', { waiting: 3, exchangedAt: '2026-11-19T03:00:01.000Z' }),
    device('idle', { exchangedAt: '2026-06-01T02:00:00.000Z' }),
    device('never', { waiting: 1, exchangedAt: null }),
    device('revoked', { waiting: 2, revokedAt: dayBefore }),
    device('handed in', { waiting: 2, revokedAt: dayBefore, handedInAt: serverTime }),
    device('empty', { emptyAt: serverTime, emptyCount: 7 }),
  ];
  expect(told(asked(machines))).toEqual([
    'cameBackEmpty empty',
    'notHandedIn revoked',
    'waitsLong silent',
    'waitsLong never',
  ]);
});

it('says whose one-time password waits or has run out, not of one whose access has ended', () => {
  const people = [
    person('waits', { oneTimeUntil: '2026-11-21T03:00:00.000Z' }),
    person('ran out', { oneTimeUntil: '2026-11-19T03:00:00.000Z' }),
    person('ended', { oneTimeUntil: '2026-11-19T03:00:00.000Z', endedAt: serverTime }),
  ];
  expect(told(asked([], people))).toEqual(['passwordRanOut ran out', 'passwordUnused waits']);
});

it('says how the backups stand as far as the server tells, and that there is no recovery key', () => {
  const backup = (status: 'off' | 'late' | 'failed') => told(asked([], [], { backup: { status, newest: null } }));
  for (const status of ['off', 'late', 'failed'] as const) expect(backup(status)).toEqual(['backup']);
  expect(told(asked([], [], { backup: undefined, people: undefined }))).toEqual([]);
  expect(told(asked([], [], { hasRecoveryKey: false }))).toEqual(['noRecoveryKey']);
});

it('tells two people of one name apart', () => {
  const waits = { oneTimeUntil: '2026-11-21T03:00:00.000Z' };
  const namesakes = [person('Thử', { id: 'one', ...waits }), person('Thử', { id: 'other', ...waits })];
  expect(new Set(administrationFindings(asked([], namesakes)).map(keyOf)).size).toBe(2);
});

it('says what the device knows before the server has said anything', () => {
  const unasked = { devices: undefined, people: undefined, backup: undefined };
  const kinds = administrationFindings({ ...unasked, hasRecoveryKey: false }).map(({ kind }) => kind);
  expect(kinds).toEqual(['noRecoveryKey']);
});
