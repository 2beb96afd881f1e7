import type { AnswersRead } from '../../src/sync/carry/take-in-answers.ts';
import { readScope } from '../../src/store/meta.ts';
import type { NewPage } from '../../src/store/pages/page-store.ts';
import { takeIn } from '../../tests/support/carried-by-file.ts';
import { testCommune } from '../../tests/support/server-parts.ts';
import type { CheckName, Violation } from '../check/ledger.ts';
import type { Tablet } from './open-tablet.ts';

/** Answers to one file, and whether the machine as it is now has written that file. */
export interface Answers {
  readonly content: Blob;
  readonly life: number;
}

export interface LetterWatch {
  readonly violations: Violation[];
  readonly violate: (check: CheckName, detail: string) => void;
  /** Acts and pages that the province has had at some time. */
  readonly reached: ReadonlySet<string>;
  /** Told as received when the province was put back to a moment before: nobody asks for these again. */
  readonly forgiven: ReadonlySet<string>;
  /** Before the province is put back. */
  forgive(): Promise<void>;
  look(): Promise<void>;
  /** Gives answers to the machine, and looks at what they have moved. */
  give(answers: Answers, life: number): Promise<AnswersRead>;
}

export function watchLetters(
  tablet: Tablet,
  letters: { readonly saved: readonly string[]; readonly pages: readonly NewPage[]; readonly made: readonly string[] },
): LetterWatch {
  const { saved, pages } = letters;
  const violations: Violation[] = [];
  const reached = new Set<string>();
  const forgiven = new Set<string>();
  const violate: LetterWatch['violate'] = (check, detail) => void violations.push({ check, detail });
  const facts = async () => {
    const { store, parts } = tablet.device;
    const { lastSuccessAt, lastFailure } = await store.exchangeStatus();
    const cursor = (await readScope(parts.database, testCommune.code))?.cursor ?? null;
    return JSON.stringify({ lastSuccessAt, lastFailure, cursor });
  };
  return {
    ...{ violations, violate, reached, forgiven },
    async look() {
      const { store } = tablet.province.server;
      for (const { mid } of await store.read((of) => of(testCommune.code).latestReceipts([...saved]))) reached.add(mid);
      for (const { sha256 } of pages) {
        const page = await store.pages.page({ scope: testCommune.code, sha256 });
        if (typeof page?.wholeAt === 'string') reached.add(sha256);
      }
      const { outbox, acknowledged } = tablet.device.parts.database;
      const waiting = new Set(await outbox.toCollection().primaryKeys());
      const answered = new Set(await acknowledged.toCollection().primaryKeys());
      for (const mid of letters.made)
        if (!waiting.has(mid) && !answered.has(mid)) violate('onDisk', `${mid} is neither waiting nor answered`);
      for (const mid of saved) {
        if (answered.has(mid) && !waiting.has(mid) && !reached.has(mid))
          violate('onDisk', `${mid} is told as received, and the province has never had it`);
      }
      for (const { sha256, state } of await tablet.device.store.pages.standing(pages)) {
        if (state === 'here' && !reached.has(sha256))
          violate('pages', `page ${sha256.slice(0, 8)} is told as received, and has never been whole at the province`);
        if (state === 'refused') violate('pages', `page ${sha256.slice(0, 8)} was taken for other bytes`);
      }
    },
    async forgive() {
      for (const { sha256, state } of await tablet.device.store.pages.standing(pages))
        if (state === 'here') forgiven.add(sha256);
    },
    async give({ content, life: writtenIn }, life) {
      const before = await facts();
      const read = await takeIn(tablet.device, content);
      if ((await facts()) !== before)
        violate('screen', 'answers that came by file moved what is told of the line, or the cursor');
      if (read.status === 'unknown' && writtenIn === life)
        violate('hands', 'answers to a file of this machine’s tell it nothing');
      return read;
    },
  };
}
