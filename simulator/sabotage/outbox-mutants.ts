import type { Story } from '../story/step.ts';
import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const noteFailure = 'src/store/create-exchange-store.ts';
const settle = 'src/store/settle-receipts.ts';
const commit = 'src/store/commit-answer.ts';

/** After a failed request, what it had carried leaves the outbox when `condition` says so. */
const dropSentWhen = (condition: string): Mutant['edits'] => [
  {
    find: `  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const after = log(`,
    replace: `  await reopening(database, () =>
    database.transaction('rw', database.meta, database.outbox, async () => {
      const after = log(`,
  },
  {
    find: 'const pausesNobody = after.signInNeeded && signedInAnew;',
    replace: `const pausesNobody = after.signInNeeded && signedInAnew;
      const status = after.lastFailure?.httpStatus ?? 0;
      if (${condition}) {
        for (const run of (await readMeta(database, 'sending'))?.runs ?? []) {
          await database.outbox.where('[lane+seq]').between([run.lane, run.from], [run.lane, run.to], true, true).delete();
        }
      }`,
  },
];

const strangers =
  (...codes: readonly number[]) =>
  ({ steps }: Story): boolean =>
    steps.some(
      ({ does }) =>
        does.kind === 'trouble' &&
        does.trouble.kind === 'stranger' &&
        typeof does.trouble.what === 'number' &&
        codes.includes(does.trouble.what),
    );

/** Bugs in what leaves the outbox, and when. */
export const outboxMutants: readonly Mutant[] = [
  {
    lesson: 'L1',
    rules: ['R6', 'R7'],
    name: 'errors-read-as-success',
    why: 'a 500 counts as an answer: what was sent leaves the outbox',
    file: noteFailure,
    edits: dropSentWhen('status === 500 || status === 502'),
    needs: (story) => strangers(500, 502)(story) || happens('killServer', 'serverDiskFull')(story),
    budget: 30,
  },
  {
    lesson: 'L9',
    rules: ['R7'],
    name: 'timeouts-are-final',
    why: '408, 429, 502, 503, 504 are classed as final and the act is discarded',
    file: noteFailure,
    edits: dropSentWhen('[408, 429, 502, 503, 504].includes(status)'),
    budget: 45,
    quick: true,
  },
  {
    lesson: 'L10',
    rules: ['R7'],
    name: 'dropped-after-ten-tries',
    why: 'after ten failures in a row the act is dropped',
    file: noteFailure,
    edits: dropSentWhen('after.failures >= 10'),
    budget: 150,
  },
  {
    lesson: 'L33',
    rules: ['R7'],
    name: 'a-503-drops',
    why: 'any 503 drops what was sent, without an error',
    file: noteFailure,
    edits: dropSentWhen('status === 503'),
    needs: (story) => strangers(503)(story) || happens('killServer')(story),
    budget: 50,
  },
  {
    lesson: 'L3',
    rules: ['R4'],
    name: 'refused-is-forgotten',
    why: 'a refused act is not kept and not listed',
    file: commit,
    edits: [
      {
        find: 'await database.outbox.bulkPut([...settled.kept]);',
        replace: `await database.outbox.bulkPut(settled.kept.filter((row) => row.state !== 'refused'));
      await database.outbox.bulkDelete(settled.kept.filter((row) => row.state === 'refused').map((row) => row.id));`,
      },
    ],
    needs: happens('clash'),
    budget: 90,
  },
  {
    lesson: 'L19',
    rules: ['R4'],
    name: 'refused-is-done',
    why: 'a permanent failure takes the act out of the outbox as if it had been received',
    file: settle,
    edits: [
      {
        find: "const taken = status === 'applied' || status === 'merged';",
        replace: "const taken = status === 'applied' || status === 'merged' || status === 'refused';",
      },
    ],
    needs: happens('clash'),
    budget: 90,
  },
  {
    lesson: 'L19',
    rules: ['R3'],
    name: 'order-by-wall-clock',
    why: 'after a fork the waiting acts are numbered in the order of the machine’s clock',
    file: 'src/store/fork-lanes.ts',
    edits: [
      {
        find: '[...inOutbox, ...answered].sort((a, b) => a.turn - b.turn)',
        replace: '[...inOutbox, ...answered].sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))',
      },
    ],
    needs: happens('loseCommits', 'clone'),
    budget: 180,
  },
  {
    lesson: 'L15',
    rules: ['R4'],
    name: 'held-counts-as-received',
    why: 'what the server could not take in whole (quarantined) counts as received and leaves the outbox',
    file: settle,
    edits: [
      {
        find: "const taken = status === 'applied' || status === 'merged';",
        replace: "const taken = status === 'applied' || status === 'merged' || status === 'quarantined';",
      },
    ],
    needs: happens('poison', 'damageRow'),
    budget: 60,
  },
  {
    lesson: 'L21',
    rules: ['R4'],
    name: 'clear-the-queue',
    why: 'after a push the whole queue is cleared, not what the receipts name',
    file: commit,
    edits: [
      {
        find: 'await database.outbox.bulkDelete(settled.acknowledged.map((row) => row.id));',
        replace: `if (settled.acknowledged.length > 0)
        await database.outbox.filter((row) => row.state === 'waiting').delete();`,
      },
    ],
    budget: 20,
    quick: true,
  },
  {
    lesson: 'R4',
    name: 'gone-before-the-receipt',
    why: 'what is sent leaves the outbox when it is sent, not when it is answered',
    file: noteFailure,
    edits: dropSentWhen('status === 0'),
    budget: 15,
  },
  {
    lesson: 'R9',
    name: 'a-401-ends-the-work',
    why: 'a refused sign-in throws away what was sent under it',
    file: noteFailure,
    edits: dropSentWhen('status === 401'),
    needs: strangers(401),
    budget: 40,
  },
  {
    lesson: 'R8',
    name: 'no-receipt-the-second-time',
    why: 'an act that comes again gets no receipt',
    file: 'sync-server/decide-push.ts',
    edits: [
      {
        find: `        touched.set(key, { device, incarnation, author });
      }
      answered.push({ mid, hash });`,
        replace: `        touched.set(key, { device, incarnation, author });
        answered.push({ mid, hash });
      }`,
      },
    ],
    budget: 40,
  },
];
