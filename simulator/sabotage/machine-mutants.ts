import type { Story } from '../story/step.ts';
import type { Theft } from '../world/thief.ts';
import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const revokes = happens('revokeMachine');

/** Whether somebody overhears an exchange, and does this with it. */
const steals =
  (theft: Theft) =>
  ({ steps }: Story): boolean =>
    steps.some(({ does }) => does.kind === 'trouble' && does.trouble.kind === 'thief' && does.trouble.how === theft);

/** Bugs in how machines are known by their keys, and in how one that is revoked leaves (R4, R18). */
export const machineMutants: readonly Mutant[] = [
  {
    lesson: 'R18',
    name: 'nobody-asks-whether-revoked',
    why: 'the server does not look whether a machine that asks is revoked',
    file: 'sync-server/know-request.ts',
    edits: [
      {
        find: "(carrier.machine?.revokedAt ?? null) !== null && revoked !== 'heard'",
        replace: "carrier.device === ''",
      },
    ],
    also: {
      file: 'sync-server/app.ts',
      edits: [{ find: '(carrier.machine?.revokedAt ?? null) !== null', replace: 'carrier.device.length === 0' }],
    },
    needs: revokes,
    budget: 60,
  },
  {
    lesson: 'R18',
    name: 'revoked-acts-apply',
    why: 'what comes from a revoked machine takes effect as before',
    file: 'sync-server/judge.ts',
    edits: [{ find: "if (of.deviceRevoked) return { status: 'quarantined', cause: 'deviceRevoked' };", replace: '' }],
    needs: revokes,
    budget: 60,
  },
  {
    lesson: 'R4',
    name: 'wiped-before-handed-in',
    why: 'a revoked machine forgets everything without handing in what waits',
    file: 'src/sync/leave-machine.ts',
    edits: [{ find: 'before ?? (await giveAll(parts))', replace: 'before ?? { upTo: Infinity }' }],
    needs: revokes,
    budget: 30,
  },
  {
    lesson: 'R4',
    name: 'wiped-with-what-came-later',
    why: 'a machine that leaves does not look whether something was saved while it handed in the rest',
    file: 'src/store/wipe-device.ts',
    edits: [{ find: "state === 'waiting').count()) > 0", replace: "state === 'waiting').count()) < 0" }],
    needs: revokes,
    budget: 200,
  },
  {
    lesson: 'R18',
    name: 'left-and-not-emptied',
    why: 'a machine that leaves keeps the records it had pulled',
    file: 'src/store/wipe-device.ts',
    edits: [
      {
        find: 'database.tables.map((table) => table.clear())',
        replace: "database.tables.map((table) => table.name !== 'records' && table.clear())",
      },
    ],
    needs: revokes,
    budget: 30,
  },
  {
    lesson: 'R2',
    name: 'any-body-is-proved',
    why: 'a proof holds for whatever body comes with it',
    file: 'src/protocol/device-proof.ts',
    edits: [{ find: 'credential, time, digest].join', replace: 'credential, time].join' }],
    needs: steals('otherBody'),
    budget: 50,
  },
  {
    lesson: 'R2',
    name: 'a-proof-never-grows-old',
    why: 'a request that was overheard is taken for ever',
    file: 'sync-server/prove-device.ts',
    edits: [{ find: '<= proofSkewMs)', replace: '<= proofSkewMs * 1e6)' }],
    needs: steals('late'),
    budget: 60,
  },
  {
    lesson: 'R2',
    name: 'any-key-is-good',
    why: 'a proof by another key is taken',
    file: 'sync-server/prove-device.ts',
    edits: [{ find: 'said, signature))) {', replace: "said, signature)) && said === '') {" }],
    needs: steals('ownKey'),
    budget: 20,
  },
];
