import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const ends = happens('endAccess');

/** Bugs in what becomes of somebody's work, and of what her machine holds, once her access has ended (R18). */
export const accessMutants: readonly Mutant[] = [
  {
    lesson: 'R18',
    name: 'ended-acts-apply',
    why: 'what comes from an officer whose access has ended takes effect as before',
    file: 'sync-server/judge.ts',
    edits: [{ find: "if (of.accessEnded) return { status: 'quarantined', cause: 'accessEnded' };", replace: '' }],
    needs: ends,
    budget: 30,
  },
  {
    lesson: 'R18',
    name: 'decided-and-not-done',
    why: 'a decision about what was set apart is taken in, and what it decides about stays where it was',
    file: 'sync-server/docket.ts',
    edits: [
      {
        find: "if ('decides' in verdict) this.#settleSetApart",
        replace: "if ('decides' in verdict && stored.mid === '') this.#settleSetApart",
      },
    ],
    needs: ends,
    budget: 60,
  },
  {
    lesson: 'R18',
    name: 'decided-twice',
    why: 'a second decision about the same act undoes the first',
    file: 'sync-server/docket.ts',
    edits: [
      { find: 'const fits = isSetApart(target) && ', replace: 'const fits = ' },
      {
        find: 'if (entry === undefined || !isSetApart(entry.stored)) return;',
        replace: 'if (entry === undefined) return;',
      },
    ],
    needs: ends,
    budget: 130,
  },
  {
    lesson: 'R18',
    name: 'shown-after-the-end',
    why: 'an officer whose access has ended is shown the commune as before',
    file: 'sync-server/answer-sync.ts',
    edits: [{ find: "ended ? 'nothing' : holdsOf(", replace: 'holdsOf(' }],
    needs: ends,
    budget: 30,
  },
  {
    lesson: 'R18',
    name: 'revoked-rows-stay',
    why: 'the machine is told that its person may not hold the commune any more, and keeps its records',
    file: 'src/store/leave-scopes.ts',
    edits: [
      {
        find: "  await database.records.where('[scope+order]').between([scope, everyOrder.from], [scope, everyOrder.to]).delete();\n",
        replace: '',
      },
    ],
    needs: ends,
    budget: 40,
  },
];
