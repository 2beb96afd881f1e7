import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const restored = happens('restoreServer');
/** Bugs that show themselves when a server was put back to a backup. */
export const restoreMutants: readonly Mutant[] = [
  {
    lesson: 'L24',
    rules: ['R13'],
    name: 'answered-is-forgotten',
    why: 'what a restored server had acknowledged is not offered again',
    file: 'src/store/recover.ts',
    edits: [
      {
        find: 'for (const lane of Object.keys(asking)) resend.add(lane);',
        replace: 'Object.keys(asking).slice(0, 0);',
      },
    ],
    needs: restored,
    budget: 50,
  },
  {
    lesson: 'R13',
    name: 'the-second-time-counts',
    why: 'a restored server writes down when an act came again, not when it first came',
    file: 'sync-server/decide-push.ts',
    edits: [
      {
        find: 'arrivedAt: item.voucher?.serverTime ?? earlier?.arrivedAt ?? push.at,',
        replace: 'arrivedAt: earlier?.arrivedAt ?? push.at,',
      },
    ],
    needs: restored,
    budget: 50,
  },
  {
    lesson: 'R13',
    name: 'judged-otherwise-is-dropped',
    why: 'an acknowledged act that a restored server parks or refuses this time is dropped, not laid into the outbox',
    file: 'src/store/commit-answer.ts',
    edits: [
      {
        find: 'await database.outbox.bulkPut([...settled.kept]);',
        replace: 'await database.outbox.bulkPut(settled.kept.filter((row) => ground.outbox.has(row.id)));',
      },
    ],
    needs: restored,
    budget: 60,
  },
  {
    lesson: 'R13',
    rules: ['R7'],
    name: 'debts-are-forgotten',
    why: 'a device that knows what it owes a restored server forgets it when the line breaks',
    file: 'src/store/create-exchange-store.ts',
    edits: [
      {
        find: `      await writeMeta(database, 'lineSize', line);\n`,
        replace: `      await writeMeta(database, 'lineSize', line);\n      await database.meta.where('id').startsWith('recovery:').delete();\n`,
      },
    ],
    needs: happens('breakOnceTold'),
    budget: 90,
  },
  {
    lesson: 'R13',
    rules: ['R10'],
    name: 'first-back-first-judged',
    why: 'what had taken effect is refused, or parked, by a restored server before what it stood on has come back',
    file: 'sync-server/judge.ts',
    edits: [
      {
        find: `return of.groundMissing && !of.takenIn ? { status: 'quarantined', cause: groundMissing } : outcome;`,
        replace: 'return outcome;',
      },
    ],
    needs: restored,
    budget: 110,
  },
  {
    lesson: 'R13',
    rules: ['R19'],
    name: 'refused-is-judged-anew',
    why: 'a restored server takes what it had refused, against what it then says of the rest',
    file: 'sync-server/earlier-word.ts',
    edits: [
      {
        find: 'refusal: waitsFor === null ? problems : null',
        replace: 'refusal: null',
      },
    ],
    needs: restored,
    budget: 150,
  },
];
