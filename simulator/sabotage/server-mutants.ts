import type { Story } from '../story/step.ts';
import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const accept = 'sync-server/accept-push.ts';
const decide = 'sync-server/decide-push.ts';

/** Transactions that meet: a database that lets them, and more than one to begin them. */
const severalDesks = ({ database, machines }: Story): boolean => database === 'modelled' && machines > 1;
const severalServers = ({ database, machines, servers }: Story): boolean =>
  database === 'modelled' && (machines > 1 || servers > 1);

/** Bugs in how the server takes in and gives out. */
export const serverMutants: readonly Mutant[] = [
  {
    lesson: 'L2',
    rules: ['R5'],
    name: 'one-bad-act-stops-the-lane',
    why: 'an act that cannot be taken in is answered 400 with all that came with it, for ever',
    file: decide,
    edits: [
      {
        find: "      case 'unreadable':\n",
        replace: "      case 'unreadable':\n        throw new TypeError('file not found');\n",
      },
    ],
    needs: happens('damageRow'),
    budget: 180,
  },
  {
    lesson: 'L11',
    rules: ['R9'],
    name: 'reassigned-is-403',
    why: 'acts of anybody but the signed-in person are refused with 403, every time',
    file: 'sync-server/answer-sync.ts',
    edits: [
      {
        find: '  const acts = request.lanes.reduce(',
        replace:
          "  if (request.lanes.some(({ author }) => author !== account.id)) throw new Refusal('forbidden', 'Not yours.');\n  const acts = request.lanes.reduce(",
      },
    ],
    budget: 110,
  },
  {
    lesson: 'L13',
    rules: ['R10'],
    name: 'last-writer-wins',
    why: 'the loser of a conflict is overwritten in silence',
    file: 'src/domain/mutations/edit-dossier.ts',
    edits: [
      {
        find: 'if (conflicts.length > 0) {',
        replace: 'if (conflicts.length > 999) {',
      },
    ],
    needs: happens('clash'),
    budget: 60,
  },
  {
    lesson: 'L16',
    rules: ['R2'],
    name: 'check-then-insert',
    why: 'a check before an insert and no key behind it: two exchanges at once both find nothing',
    file: 'simulator/model-store/model-transaction.ts',
    edits: [
      {
        find: "if (taken !== undefined) throw this.#failed(new TakenAlready('A key is taken.'));\n      }\n      this.#put(table, table.keyOf(row), row);",
        replace: 'void taken;\n      }\n      this.#put(table, table.keyOf(row), row);',
      },
    ],
    also: {
      file: accept,
      edits: [
        { find: 'await transaction.lockCounter();', replace: 'await transaction.counter();' },
        { find: 'turn === facts.counter.turn\n', replace: 'turn >= 0\n' },
      ],
    },
    needs: severalServers,
    budget: 40,
  },
  {
    lesson: 'L23',
    rules: ['R12'],
    name: 'a-bare-sequence',
    why: 'changes are numbered by a sequence before the commit, and the counter is not locked meanwhile',
    file: accept,
    edits: [
      {
        find: '/** How often a lost race',
        replace: 'const sequence = new Map<string, number>();\n\n/** How often a lost race',
      },
      {
        find: '        const { turn } = await transaction.lockCounter();',
        replace: `        const drawn = Math.max(sequence.get(facts.epoch) ?? 0, facts.counter.seq);
        sequence.set(facts.epoch, drawn + early.writes.changes.length);
        await readPushFacts(transaction, push, telling);
        await transaction.lockCounter();
        const now = await readPushFacts(transaction, push, telling);
        const numbered = decidePush(push, { ...now, counter: { ...now.counter, seq: drawn } }, { apply, hash, telling });
        if (numbered.writes !== null) {
          const seq = Math.max(now.counter.seq, numbered.writes.counter.seq);
          await transaction.write({ ...numbered.writes, counter: { ...numbered.writes.counter, seq } });
        }
        return numbered;
        const { turn } = facts.counter;`,
      },
    ],
    needs: (story) => severalDesks(story) && story.slowStatements === true,
    budget: 60,
  },
  {
    lesson: 'L33',
    rules: ['R2'],
    name: 'no-deduplication',
    why: 'what comes again after a cut is taken in as new',
    file: decide,
    edits: [{ find: '      if (seq <= last) {', replace: '      if (seq <= last && seq < 0) {' }],
    budget: 35,
  },
  {
    lesson: 'L35',
    name: 'own-rows-come-back',
    why: 'after its own push a device downloads all it sent',
    file: 'sync-server/pull-changes.ts',
    edits: [{ find: '      made.length > 0 &&\n', replace: '      made.length < 0 &&\n' }],
    needs: ({ machines }) => machines === 1,
    budget: 200,
  },
  {
    lesson: 'R3',
    name: 'holes-are-filled',
    why: 'a run that begins too late is taken in all the same',
    file: decide,
    edits: [
      {
        find: "    if (run.from > last + 1) return 'gap';",
        replace: '    if (run.from > last + 1) last = run.from - 1;',
      },
    ],
    budget: 110,
  },
  {
    lesson: 'R5',
    name: 'nobody-waits',
    why: 'an act does not wait for an earlier held one of the same author on the same record',
    file: 'sync-server/docket.ts',
    edits: [{ find: 'return earliest?.mid;', replace: 'return earliest?.mid.slice(99) || undefined;' }],
    budget: 90,
  },
  {
    lesson: 'R10',
    name: 'moves-without-compare',
    why: 'a move of a dossier is made from whatever state it is in',
    file: 'src/domain/mutations/move-dossier.ts',
    edits: [{ find: 'if (dossier.business !== args.from) {', replace: "if (dossier.id === '') {" }],
    needs: happens('clash'),
    budget: 140,
  },
  {
    lesson: 'R14',
    name: 'same-number-other-act',
    why: 'another act under a number already used is answered as if it were the first',
    file: decide,
    edits: [
      {
        find: "if (before?.mid !== mid || before.hash !== hash) return 'fork'; // R14",
        replace: "if (before?.mid === '') return 'fork';",
      },
    ],
    needs: happens('loseCommits', 'clone'),
    budget: 45,
  },
  {
    lesson: 'R15',
    name: 'never-judged-again',
    why: 'what an older build could not read stays in quarantine for ever',
    file: 'sync-server/reconsider.ts',
    edits: [
      {
        find: 'changed += await judgeAgain(code, passingCauses, () => true, parts);',
        replace: 'changed += await judgeAgain(code, passingCauses, () => false, parts);',
      },
    ],
    needs: happens('poison'),
    budget: 45,
  },
];
