import type { ActKind, Step, Story } from '../story/step.ts';
import { happens } from './happens.ts';
import type { Mutant } from './mutant.ts';

const keepsRegister = ({ steps }: Story): boolean =>
  steps.some(({ does }) => does.kind === 'act' && does.act === 'openBook');
const isAct = ({ does }: Step, act: ActKind): boolean => does.kind === 'act' && does.act === act;
/** Somebody writes a number without a line after a colleague has taken the pen. */
const isPassedOnUnheard = ({ steps }: Story): boolean =>
  steps.some(({ machine, does }, at) => {
    if (does.kind !== 'weather' || does.weather.kind !== 'down') return false;
    const next = steps.slice(at + 1);
    const taken = next.findIndex((step) => step.machine !== machine && isAct(step, 'takePen'));
    return taken !== -1 && next.slice(taken).some((step) => step.machine === machine && isAct(step, 'enter'));
  });
const takeNumber = 'src/domain/books/take-number.ts';
const suspend = 'sync-server/suspend-pens.ts';

/** Bugs in who may take the numbers of a register (R19). */
export const penMutants: readonly Mutant[] = [
  {
    lesson: 'L5',
    rules: ['R19'],
    name: 'a-number-twice',
    why: 'a number that stands in the register already is taken in once more',
    file: takeNumber,
    edits: [{ find: "return { status: 'notFree', standing };", replace: 'return entered(book, claim, {});' }],
    needs: keepsRegister,
    budget: 60,
  },
  {
    lesson: 'R19',
    name: 'stale-pen-counts',
    why: 'a free number is taken in under a pen that has been passed on since',
    file: takeNumber,
    edits: [{ find: "if (!hasPen) return { status: 'stalePen' };", replace: '' }],
    needs: (story) => story.machines > 1 && keepsRegister(story) && isPassedOnUnheard(story),
    budget: 60,
  },
  {
    lesson: 'R19',
    name: 'proposed-while-suspended',
    why: 'a device goes on proposing numbers while the pen is suspended',
    file: 'src/store/book-views.ts',
    edits: [
      {
        find: "if (shown.pen.standing === 'suspended' || base?.pen.standing === 'suspended') return 'suspended';",
        replace: "if (shown.pen.standing === 'suspended' && shown.pen.holder === null) return 'suspended';",
      },
      {
        find: "return doubted || unsure ? 'suspended' : 'here';",
        replace: "return doubted && unsure ? 'suspended' : 'here';",
      },
    ],
    also: {
      file: takeNumber,
      edits: [
        {
          find: "return isNumberedHere(book) && holder === device && standing === 'held' ? book.last + 1 : null;",
          replace: 'return isNumberedHere(book) && holder === device && standing !== undefined ? book.last + 1 : null;',
        },
      ],
    },
    needs: (story) => keepsRegister(story) && happens('restoreServer', 'clone', 'loseCommits')(story),
    budget: 60,
  },
  {
    lesson: 'R19',
    name: 'pen-survives-a-restore',
    why: 'a restored server goes on giving numbers from where it stands',
    file: suspend,
    edits: [
      { find: 'if (pen.server !== server) return server;', replace: '' },
      { find: "if (ofLost !== '') return ofLost;", replace: '' },
    ],
    needs: (story) => keepsRegister(story) && happens('restoreServer')(story),
    budget: 60,
  },
  {
    lesson: 'R19',
    name: 'pen-survives-a-fork',
    why: 'a device that has forked keeps the pen',
    file: suspend,
    edits: [
      {
        find: 'return pen.holder !== null && forked.has(pen.holder) ? pen.epoch : undefined;',
        replace: "return pen.holder === '' && forked.has(pen.holder) ? pen.epoch : undefined;",
      },
    ],
    needs: (story) => keepsRegister(story) && happens('clone', 'loseCommits')(story),
    budget: 60,
  },
];
