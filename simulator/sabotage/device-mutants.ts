import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const commit = 'src/store/commit-answer.ts';
const applyPage = 'src/store/apply-page.ts';
const status = 'src/store/exchange-status.ts';

/** Bugs in how the device keeps, pulls, shows and tries. */
export const deviceMutants: readonly Mutant[] = [
  {
    lesson: 'L8',
    rules: ['R9'],
    name: 'a-colleagues-outbox',
    why: 'the outbox screen lists everybody’s acts',
    file: 'src/store/outbox-entries.ts',
    edits: [
      {
        find: "await database.outbox.where('[author+turn]').between([author, 0], [author, Infinity]).toArray();",
        replace: "await database.outbox.orderBy('turn').toArray();",
      },
    ],
    needs: happens('signIn'),
    budget: 120,
  },
  {
    lesson: 'L12',
    rules: ['R16'],
    name: 'all-synced',
    why: 'nothing is said to wait while the last exchange was a success',
    file: status,
    edits: [
      {
        find: '        waiting,\n        relayed',
        replace: '        waiting: log.lastFailure === null ? 0 : waiting,\n        relayed',
      },
    ],
    budget: 60,
    quick: true,
  },
  {
    lesson: 'L20',
    rules: ['R7'],
    name: 'frozen-queue',
    why: 'a request that never settles is waited for for ever',
    file: 'src/sync/watchdog.ts',
    edits: [{ find: 'return await Promise.race([done, bell]);', replace: 'return await Promise.race([done]);' }],
    needs: ({ steps }) => steps.some(({ does }) => does.kind === 'trouble' && does.trouble.kind === 'hang'),
    budget: 25,
  },
  {
    lesson: 'L20',
    rules: ['R16'],
    name: 'the-oldest-is-the-newest',
    why: 'the age shown is that of the newest waiting act',
    file: status,
    edits: [{ find: `        .orderBy('turn')\n`, replace: `        .orderBy('turn')\n        .reverse()\n` }],
    budget: 35,
  },
  {
    lesson: 'L22',
    rules: ['R11'],
    name: 'cursor-before-data',
    why: 'the cursor is committed before the rows it covers',
    file: commit,
    edits: [
      {
        find: '  const receipts = settled.acknowledged.length + settled.kept.length;',
        replace: `  const receipts = settled.acknowledged.length + settled.kept.length;
  if (page !== undefined) await reopening(database, () => writeScope(database, batch.scope, page.state));`,
      },
    ],
    needs: ({ machines, steps }) => machines > 1 && steps.some(({ does }) => does.kind === 'killTab'),
    budget: 180,
  },
  {
    lesson: 'L25',
    rules: ['R3'],
    name: 'two-allocators',
    why: 'each tab numbers acts by itself: the number is read before the transaction and the generation is not looked at',
    file: 'src/store/perform.ts',
    edits: [
      {
        find: "  return reopening(database, () =>\n    database.transaction('rw', tables, async () => {",
        replace:
          "  const lanes = new Map(await Promise.all(acts.map(async ({ lane }) => [lane, await readLane(database, lane)] as const)));\n  return reopening(database, () =>\n    database.transaction('rw', tables, async () => {",
      },
      { find: "      if ((await readGeneration(database)) !== first.generation) return 'moved';\n", replace: '' },
      {
        find: 'const lane = await readLane(database, act.lane);',
        replace: 'const lane = lanes.get(act.lane) ?? (await readLane(database, act.lane));',
      },
      {
        find: 'await writeLane(database, act.lane, { ...lane, next: lane.next + 1 });',
        replace:
          'lanes.set(act.lane, { ...lane, next: lane.next + 1 });\n        await writeLane(database, act.lane, { ...lane, next: lane.next + 1 });',
      },
      {
        find: 'await database.outbox.add({',
        replace:
          "await database.outbox.where('[lane+seq]').equals([act.lane, lane.next]).delete();\n        await database.outbox.add({",
      },
    ],
    needs: ({ tabs, steps }) => tabs > 1 || steps.some(({ does }) => does.kind === 'openTab'),
    budget: 180,
  },
  {
    lesson: 'L29',
    rules: ['R1'],
    name: 'relaxed-durability',
    why: 'writes to the outbox leave it to the browser when they are on the disk',
    file: 'src/store/database.ts',
    edits: [{ find: "chromeTransactionDurability: 'strict'", replace: "chromeTransactionDurability: 'relaxed'" }],
    budget: 12,
    quick: true,
  },
  {
    lesson: 'L29',
    rules: ['R14'],
    name: 'forget-the-fork',
    why: 'a device that has lost a commit and used its number again does not fork',
    file: 'src/store/settle-lanes.ts',
    edits: [{ find: "      case 'fork':\n        fork = true;\n", replace: "      case 'fork':\n" }],
    needs: happens('loseCommits', 'clone'),
    budget: 60,
  },
  {
    lesson: 'L32',
    rules: ['R11'],
    name: 'dropped-batch-moves-the-cursor',
    why: 'rows of a page are dropped, the cursor moves on, and the base is not compared with the server’s',
    file: applyPage,
    edits: [
      {
        find: '    base.set(row.id, row);\n    rows.set(row.id, row);',
        replace: '    base.set(row.id, row);\n    if (rows.size < 3) rows.set(row.id, row);',
      },
      { find: 'if (page.digest === digest) {', replace: 'if (page.digest.length > 0) {' },
    ],
    needs: ({ machines }) => machines > 1,
    budget: 30,
    quick: true,
  },
  {
    lesson: 'L34',
    rules: ['R17'],
    name: 'batches-never-halve',
    why: 'a batch that did not come through is sent again as large as it was',
    file: 'src/sync/line-size.ts',
    edits: [
      { find: 'const next = Math.max(aims.min, Math.floor(failed / 2));', replace: 'const next = failed;' },
      { find: 'aim: Math.min(failed, best(known))', replace: 'aim: failed' },
      { find: 'const first = 14_000;', replace: 'const first = 256 * 1024;' },
    ],
    // Pieces would bring over what is too long for the line all the same.
    needs: ({ cutEvery, wholeOnly = false, steps }) =>
      cutEvery !== null && wholeOnly && steps.some(({ does }) => does.kind === 'act' && does.act === 'openLong'),
    budget: 20,
  },
  {
    lesson: 'R1',
    name: 'saved-is-said-too-soon',
    why: '“saved” is said before the transaction has committed',
    file: 'src/store/perform.ts',
    edits: [
      {
        find: 'const committed = await makingRoom(parts.database, () => commitActs(parts, rows));',
        replace:
          "void commitActs(parts, rows).catch(() => undefined);\n      const committed = attempt === 0 ? ('done' as string) : 'moved';",
      },
    ],
    budget: 12,
    quick: true,
  },
  {
    lesson: 'R6',
    name: 'anything-is-an-answer',
    why: 'an old copy of an answer counts: the nonce is not looked at',
    file: 'src/sync/judge-answer.ts',
    edits: [
      { find: 'if (parsed.output.nonce !== request.nonce) return', replace: "if (parsed.output.nonce === '') return" },
    ],
    needs: ({ steps }) =>
      steps.some(
        ({ does }) => does.kind === 'trouble' && does.trouble.kind === 'stranger' && does.trouble.what === 'stale',
      ),
    budget: 100,
  },
  {
    lesson: 'R11',
    name: 'no-generation-guard',
    why: 'an answer is committed on ground that has moved since it was prepared',
    file: commit,
    edits: [
      {
        find: 'if ((await readGeneration(database)) !== ground.generation) return undefined;',
        replace: 'if ((await readGeneration(database)) < ground.generation) return undefined;',
      },
    ],
    also: {
      file: 'src/store/answer-views.ts',
      edits: [
        {
          find: 'if (found.generation !== generation) return undefined;',
          replace: 'if (found.generation < generation) return undefined;',
        },
      ],
    },
    // Two that lead at once while a person saves and saves.
    needs: ({ hasLocks, tabs, steps }) =>
      !hasLocks &&
      (tabs > 1 || steps.some(({ does }) => does.kind === 'openTab')) &&
      steps.some(({ does }) => does.kind === 'act' && does.times >= 20),
    budget: 250,
  },
  {
    lesson: 'R16',
    name: 'refused-shows-as-received',
    why: 'an act that needs a person is shown as received',
    file: 'src/store/outbox-entries.ts',
    edits: [
      {
        find: "  return acts.length > 0 ? 'relayed' : 'received';",
        replace: "  return acts.some((act) => act.exchange === 'relayed') ? 'relayed' : 'received';",
      },
      { find: "  if (acts.some((act) => act.exchange === 'attention')) return 'attention';\n", replace: '' },
    ],
    budget: 60,
  },
  {
    lesson: 'R17',
    name: 'no-backoff',
    why: 'after a failure the next try comes at once',
    file: 'src/sync/pace.ts',
    edits: [{ find: 'const waitMs = Math.max(asked, usual);', replace: 'const waitMs = Math.min(asked, usual);' }],
    budget: 50,
  },
];
