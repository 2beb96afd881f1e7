import type { Mutant } from './mutant.ts';

/** Bugs of files that are carried to the province, and of answers that come back late. */
export const letterMutants: readonly Mutant[] = [
  {
    lesson: 'R4',
    name: 'gone-with-the-file',
    why: 'what is written into a file leaves the outbox, whatever becomes of the file',
    file: 'src/store/carry/write-carry-files.ts',
    edits: [
      {
        find: 'await rememberCarried(database, { id, at, answerKey, letters });',
        replace: 'await rememberCarried(database, { id, at, answerKey, letters });\n    await database.outbox.clear();',
      },
    ],
    road: 'letters',
    budget: 15,
  },
  {
    lesson: 'R4',
    rules: ['R14'],
    name: 'settled-by-number',
    why: 'what a late answer says of a lane settles what stands under those numbers now, on a machine put back from a backup too',
    file: 'src/store/settle-lanes.ts',
    edits: [
      {
        find: `      case 'ok': {\n`,
        replace: `      case 'ok': {\n        await database.outbox.where('[lane+seq]').between([lane, 0], [lane, answer.expected]).delete();\n`,
      },
    ],
    road: 'letters',
    budget: 60,
  },
  {
    lesson: 'R8',
    name: 'only-the-last-file-is-known',
    why: 'a machine remembers the last file it wrote, and the answers to the one before tell it nothing',
    file: 'src/store/carry/remember-carried.ts',
    edits: [{ find: '[...before, file].slice(-mostRemembered)', replace: '[file]' }],
    road: 'letters',
    budget: 15,
  },
  {
    lesson: 'R13',
    name: 'a-late-lane-counts',
    why: 'where a lane stood when an old letter was answered counts, although the server has said more since',
    file: 'src/store/lanes-that-count.ts',
    edits: [
      {
        find: 'return overLine === null && answer.serverTime < heardAt ? [] : answer.lanes;',
        replace: 'return answer.lanes;',
      },
    ],
    road: 'letters',
    budget: 60,
  },
  {
    lesson: 'R13',
    name: 'a-page-of-before-the-restore',
    why: 'what a province said of a page before it lost history counts after it as well',
    file: 'src/sync/carry/take-in-answers.ts',
    edits: [{ find: `if (!isStale && asked.kind === 'page'`, replace: `if (asked.kind === 'page'` }],
    road: 'letters',
    budget: 90,
  },
  {
    lesson: 'R16',
    name: 'a-part-is-the-page',
    why: 'a page of which the province has a part is told as received',
    file: 'src/sync/carry/take-in-answers.ts',
    edits: [{ find: 'said.held === row.bytes', replace: 'said.held > 0' }],
    road: 'letters',
    budget: 60,
  },
  {
    lesson: 'R2',
    name: 'a-hole-is-closed-up',
    why: 'a part of a page that comes before the one it follows is put where the page ends',
    file: 'sync-server/carry/take-in-letter.ts',
    edits: [
      {
        find: 'const fits = from <= offset && offset < page.bytes && rest.length > 0;',
        replace: 'const fits = offset < page.bytes && rest.length > 0;',
      },
    ],
    road: 'letters',
    budget: 60,
  },
];
