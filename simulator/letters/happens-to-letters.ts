import type { NewPage } from '../../src/store/pages/page-store.ts';
import { pickRuns } from '../../src/sync/batch.ts';
import { filesOf } from '../../tests/support/carried-by-file.ts';
import { attachPages, madeUpPage } from '../../tests/support/made-up-pages.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { minute, type Tablet } from './open-tablet.ts';
import type { Answers, LetterWatch } from './watch-letters.ts';

/** A file as it was written, and in which life of the profile: each backup that is put back begins another. */
interface Written {
  readonly content: Blob;
  readonly life: number;
}

/** What has been made, written and answered so far. */
export interface Letters {
  readonly saved: string[];
  readonly pages: NewPage[];
  /** Acts of the profile as it is now; a backup that is put back takes back those after it. */
  made: readonly string[];
  dossiers: readonly string[];
  readonly files: Written[];
  readonly answers: Answers[];
  life: number;
}

const longPage = 260_000;
/** Characters of JSON. */
const fewActs = 3_000;

export async function makesAct(tablet: Tablet, letters: Letters, birth: () => object): Promise<void> {
  const { mid, entity } = await tablet.device.perform({ name: 'openDossier', args: { ...birth() } });
  letters.saved.push(mid);
  letters.made = [...letters.made, mid];
  letters.dossiers = [...letters.dossiers, entity];
}

/** Photographs of a paper, one of them longer than one letter carries. */
export async function attaches(
  { device }: Tablet,
  letters: Letters,
  random: SeededRandom,
  chanceOfLong = 0.6,
): Promise<void> {
  const entity = letters.dossiers[random.integer(0, letters.dossiers.length - 1)];
  if (entity === undefined) return;
  const number = letters.pages.length + 1;
  const page = madeUpPage(number, random.next() < chanceOfLong ? longPage + number : 3_000 + number);
  const saved = await attachPages(device.store, entity, [page]);
  if (saved.status !== 'saved') throw new Error(`The page was not saved: ${JSON.stringify(saved)}`);
  letters.pages.push(page);
  letters.saved.push(saved.mid);
  letters.made = [...letters.made, saved.mid];
}

/** `apart`: each letter in a file of its own, with one act or two. */
export async function writesFiles({ device }: Tablet, letters: Letters, how?: 'apart'): Promise<void> {
  const pick = pickRuns({ budget: fewActs, turn: 0, mostLanes: Infinity });
  const written = await filesOf(device, how === 'apart' ? { fileBytes: 1_000, pick } : {});
  letters.files.push(...written.map((content) => ({ content, life: letters.life })));
}

export async function bringsOne(tablet: Tablet, letters: Letters, at: number, { violate }: LetterWatch): Promise<void> {
  const file = letters.files[at];
  if (file === undefined) return;
  // No two are answered in the same millisecond.
  tablet.pass(1_000);
  const brought = await tablet.carry(file.content);
  if (brought.status === 'brought') letters.answers.push({ content: brought.answers, life: file.life });
  else violate('drains', `a file could not be brought: ${brought.status}`);
}

/** One thing that happens, drawn: files and answers are taken from all there are, so that they come twice and out of order. */
export async function happensToLetters(
  tablet: Tablet,
  letters: Letters,
  {
    random,
    birth,
    watch,
  }: { readonly random: SeededRandom; readonly birth: () => object; readonly watch: LetterWatch },
): Promise<void> {
  const { files, answers } = letters;
  switch (random.integer(0, 11)) {
    case 0:
    case 1:
      await makesAct(tablet, letters, birth);
      return;
    case 2:
      await attaches(tablet, letters, random);
      return;
    case 3:
      await writesFiles(tablet, letters, random.next() < 0.6 ? 'apart' : undefined);
      return;
    case 4:
    case 5:
    case 6:
      await bringsOne(tablet, letters, random.integer(0, Math.max(0, files.length - 1)), watch);
      return;
    case 7:
    case 8:
    case 9: {
      const one = answers[random.integer(0, Math.max(0, answers.length - 1))];
      if (one !== undefined) await watch.give(one, letters.life);
      return;
    }
    case 10:
      if (random.next() < 0.5) {
        await tablet.colleague.perform({ name: 'openDossier', args: { ...birth() } });
        await tablet.colleague.sync();
        return;
      }
      tablet.hasLine(true);
      await tablet.device.sync();
      tablet.hasLine(false);
      return;
    default:
      tablet.pass(random.integer(1, 600) * minute);
  }
}
