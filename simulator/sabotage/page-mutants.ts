import { hasPhotographs, type Story } from '../story/step.ts';
import type { Mutant } from './mutant.ts';

const onPoorLine = (story: Story): boolean =>
  hasPhotographs(story) && story.steps.some(({ does }) => does.kind === 'pageTrouble');

/** Bugs of the lane in which pages of documents travel. */
export const pageMutants: readonly Mutant[] = [
  {
    lesson: 'L15',
    rules: ['R4'],
    name: 'a-failed-upload-counts',
    why: 'a page whose upload failed is told as received',
    file: 'src/sync/pages/send-pages.ts',
    edits: [
      {
        find: `          standing = afterFailure(standing);\n          await failed(reason, retryAfterMs);`,
        replace: `          await store.settle(page.sha256, 'whole');`,
      },
    ],
    needs: onPoorLine,
    budget: 30,
  },
  {
    lesson: 'L15',
    rules: ['R2'],
    name: 'a-part-is-put-in-place',
    why: 'a page that broke off is taken for whole, and not held to its name',
    file: 'sync-server/documents/take-page.ts',
    edits: [
      { find: 'if (offset === size) await putInPlace', replace: 'if (offset > 0) await putInPlace' },
      {
        find: 'if (hash(bytes) !== page.sha256 || typeByContent(bytes) !== page.type) {',
        replace: 'if (bytes.length === 0) {',
      },
    ],
    needs: onPoorLine,
    budget: 30,
  },
  {
    lesson: 'R7',
    name: 'a-page-begins-anew',
    why: 'a page that was cut is sent from its beginning, whatever the server has of it',
    file: 'src/sync/pages/page-plan.ts',
    edits: [
      {
        find: `from: next.sent, length: Math.min(part, next.bytes - next.sent)`,
        replace: `from: 0, length: Math.min(part, next.bytes)`,
      },
    ],
    needs: hasPhotographs,
    budget: 60,
  },
  {
    lesson: 'R16',
    name: 'a-begun-page-is-received',
    why: 'a page of which the server has a part is shown as received',
    file: 'src/sync/pages/send-pages.ts',
    edits: [{ find: 'if (answer.offset === page.bytes) await', replace: 'if (answer.offset > 0) await' }],
    needs: hasPhotographs,
    budget: 45,
  },
];
