import type { Mutant } from './mutant.ts';

/** Bugs of a hub, and of machines beside one. */
export const hubMutants: readonly Mutant[] = [
  {
    lesson: 'L24',
    rules: ['R13'],
    name: 'answered-is-forgotten-beside-a-hub',
    why: 'in a hall with a hub, what a restored province had acknowledged is not offered again',
    file: 'src/store/recover.ts',
    edits: [
      {
        find: 'for (const lane of Object.keys(asking)) resend.add(lane);',
        replace: 'Object.keys(asking).slice(0, 0);',
      },
    ],
    road: 'hall',
    budget: 30,
  },
  {
    lesson: 'R4',
    rules: ['R16'],
    name: 'the-hubs-word-empties-the-outbox',
    why: 'what a hub has taken in leaves the outbox, as if the province had it',
    file: 'src/store/commit-answer.ts',
    edits: [
      {
        find: 'await database.outbox.bulkPut(relayed);',
        replace: 'await database.outbox.bulkDelete(relayed.map(({ id }) => id));',
      },
    ],
    road: 'hall',
    budget: 15,
  },
  {
    lesson: 'R4',
    rules: ['R6'],
    name: 'settled-when-it-was-sent',
    why: 'a hub settles what it has sent, whatever the province says of it',
    file: 'sync-server/hub/forward-acts.ts',
    edits: [
      {
        find: 'const answered = await settle(told.answer, runs);',
        replace: `const answered = await settle(told.answer, runs);\n      store.settleUnproved(runs.flat().map(({ mid }) => mid), clock.now());`,
      },
    ],
    road: 'hall',
    budget: 60,
  },
  {
    lesson: 'R4',
    name: 'passed-over-unseen',
    why: 'a hub passes over all that waits, and not only what the province’s log shows to be there',
    file: 'sync-server/hub/hub.ts',
    edits: [{ find: 'await mirror.known(waiting)', replace: 'waiting' }],
    road: 'hall',
    budget: 30,
  },
  {
    lesson: 'R8',
    name: 'never-passed-over',
    why: 'what a machine has brought by itself waits at the hub for ever',
    file: 'sync-server/hub/hub.ts',
    edits: [{ find: 'if (waiting.length > 0) store', replace: 'if (waiting.length < 0) store' }],
    road: 'hall',
    budget: 60,
  },
  {
    lesson: 'R8',
    name: 'the-word-stays-at-the-hub',
    why: 'a hub keeps to itself what the province has said of the acts it carried',
    file: 'sync-server/hub/answer-at-hub.ts',
    edits: [{ find: 'most: mostProofs }', replace: 'most: 0 }' }],
    road: 'hall',
    budget: 30,
  },
  {
    lesson: 'R13',
    name: 'a-hub-never-sends-again',
    why: 'a hub does not send again what a restored province lacks',
    file: 'sync-server/hub/hub-store.ts',
    edits: [{ find: 'if (count === 0) return false;', replace: 'if (count >= 0) return false;' }],
    road: 'hall',
    budget: 60,
  },
  {
    lesson: 'R13',
    name: 'answered-once-for-all',
    why: 'a hub of a province that has lost history leaves it to the machines to bring what was settled',
    file: 'sync-server/hub/hub.ts',
    edits: [
      {
        find: 'if (lost || (request.cursor !== null && request.cursor.epoch !== cursor.epoch)) store.doubtSettled();',
        replace: '',
      },
    ],
    road: 'hall',
    budget: 30,
  },
  {
    lesson: 'R13',
    name: 'a-hub-vouches-for-nothing',
    why: 'what a hub sends again to a restored province comes with no word of the province’s on it',
    file: 'sync-server/hub/hub-store.ts',
    edits: [{ find: 'proof === null ? body : vouchedFor(body, proof)', replace: 'body' }],
    road: 'hall',
    budget: 60,
  },
  {
    lesson: 'R13',
    rules: ['R11'],
    name: 'the-mirror-goes-on',
    why: 'a hub whose province has lost history goes on with the rows of before in its mirror',
    file: 'sync-server/hub/mirror.ts',
    edits: [{ find: 'if (lost) await beginAnew();', replace: `if (lost) notes.setFact('people', '');` }],
    road: 'hall',
    budget: 30,
  },
];
