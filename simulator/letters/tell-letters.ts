import { makePeople } from '../../tests/support/people.ts';
import { createSeededRandom, type SeededRandom } from '../../tests/support/seeded-random.ts';
import { testCommune } from '../../tests/support/server-parts.ts';
import type { ToldOfRoad } from '../other-roads/told-of-road.ts';
import { attaches, bringsOne, happensToLetters, type Letters, makesAct, writesFiles } from './happens-to-letters.ts';
import { minute, openTablet, type Tablet } from './open-tablet.ts';
import { type Answers, type LetterWatch, watchLetters } from './watch-letters.ts';

const steps = 34;
const mostRounds = 4;
/** So many stories put the province back, and so many the machine. */
const chances = { restore: 0.4, goBack: 0.5 };

/** A machine without a line: its files and their answers come late, twice, out of order, to it as it was. */
export async function tellLetters(seed: number): Promise<ToldOfRoad> {
  const tablet = await openTablet();
  try {
    return await toldOf(tablet, seed);
  } finally {
    await tablet.close();
  }
}

async function toldOf(tablet: Tablet, seed: number): Promise<ToldOfRoad> {
  const random = createSeededRandom(seed);
  const people = makePeople(3_000 + seed);
  const birth = (): object => people.birth();
  const letters: Letters = { saved: [], pages: [], made: [], dossiers: [], files: [], answers: [], life: 0 };
  const watch = watchLetters(tablet, letters);
  const backUpAt = random.integer(6, 16);
  const restoreAt = random.next() < chances.restore ? random.integer(backUpAt + 4, steps - 4) : -1;
  const keepAt = random.integer(4, 14);
  const outOfTurnAt = random.integer(1, steps - 1);
  const goBackAt = random.next() < chances.goBack ? random.integer(keepAt + 4, steps - 4) : -1;
  let oldFile = -1;
  let kept: Pick<Letters, 'made' | 'dossiers'> = letters;
  tablet.hasLine(false);
  await makesAct(tablet, letters, birth);
  for (let step = 0; step < steps; step += 1) {
    if (step === backUpAt) await tablet.province.backUp('backup.db');
    if (step === outOfTurnAt) await comesOutOfTurn(tablet, letters, { watch, birth, random });
    if (step === keepAt) {
      await writesFiles(tablet, letters);
      oldFile = letters.files.length - 1;
      await tablet.keep();
      kept = { made: letters.made, dossiers: letters.dossiers };
    }
    if (step === restoreAt) await restores(tablet, letters, { watch, random });
    if (step === goBackAt) {
      const old = await leadsAnotherLife(tablet, letters, { watch, birth, file: oldFile });
      await watch.look();
      await tablet.goBack();
      letters.life += 1;
      Object.assign(letters, kept);
      await makesAct(tablet, letters, birth);
      if (old !== undefined) await watch.give(old, letters.life);
    }
    await happensToLetters(tablet, letters, { random, birth, watch });
    await watch.look();
  }
  await comesToRest(tablet, letters, watch);
  await checkAtRest(tablet, letters, { watch, isRestored: restoreAt > 0, wentBack: goBackAt > 0 });
  return { seed, violations: watch.violations, mutations: letters.saved.length };
}

/** What is made after a backup of the machine is brought before a file of before it; the answer to that tells of both. */
async function leadsAnotherLife(
  tablet: Tablet,
  letters: Letters,
  { watch, birth, file }: { readonly watch: LetterWatch; readonly birth: () => object; readonly file: number },
): Promise<Answers | undefined> {
  await makesAct(tablet, letters, birth);
  await makesAct(tablet, letters, birth);
  await writesFiles(tablet, letters);
  await bringsOne(tablet, letters, letters.files.length - 1, watch);
  await bringsOne(tablet, letters, file, watch);
  const answers = letters.answers.at(-1);
  return answers === undefined || letters.files[file]?.content === undefined ? undefined : { ...answers, life: -1 };
}

/** The second part of a page, and the last of several acts, are brought before the first; what was said to them then is told last. */
async function comesOutOfTurn(
  tablet: Tablet,
  letters: Letters,
  {
    watch,
    birth,
    random,
  }: { readonly watch: LetterWatch; readonly birth: () => object; readonly random: SeededRandom },
): Promise<void> {
  for (let count = 0; count < 3; count += 1) await makesAct(tablet, letters, birth);
  await attaches(tablet, letters, random, 1);
  const from = letters.files.length;
  await writesFiles(tablet, letters, 'apart');
  const last = letters.files.length - 1;
  const answered = letters.answers.length;
  const early = [last, last - 2];
  for (const at of early) await bringsOne(tablet, letters, at, watch);
  for (let at = from; at < last; at += 1) if (!early.includes(at)) await bringsOne(tablet, letters, at, watch);
  const answers = letters.answers.slice(answered);
  for (const one of answers.slice(2)) await watch.give(one, letters.life);
  for (const one of answers.slice(0, 2)) await watch.give(one, letters.life);
}

/** A page is brought, its act comes by the line, and the province loses both before the word on the page is given. */
async function restores(
  tablet: Tablet,
  letters: Letters,
  { watch, random }: { readonly watch: LetterWatch; readonly random: SeededRandom },
): Promise<void> {
  const { province, clock } = tablet;
  const from = letters.files.length;
  await attaches(tablet, letters, random);
  await writesFiles(tablet, letters);
  for (let at = from; at < letters.files.length; at += 1) await bringsOne(tablet, letters, at, watch);
  await hearsByLine(tablet);
  await watch.look();
  await watch.forgive();
  await province.restore('backup.db');
  clock.advance(60 * minute);
  await hearsByLine(tablet);
  for (const one of letters.answers.slice(-(letters.files.length - from))) await watch.give(one, letters.life);
}

async function hearsByLine(tablet: Tablet): Promise<void> {
  tablet.hasLine(true);
  await tablet.device.sync();
  tablet.hasLine(false);
}

/** The line is back for what is text; pages go by file once more, each answer given as soon as it is there. */
async function comesToRest(tablet: Tablet, letters: Letters, watch: LetterWatch): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    await hearsByLine(tablet);
    const waiting = await tablet.device.store.pages.waiting();
    if (waiting.pages === 0 && waiting.acts === 0) return;
    const from = letters.files.length;
    await writesFiles(tablet, letters);
    for (let at = from; at < letters.files.length; at += 1) await bringsOne(tablet, letters, at, watch);
    for (const one of letters.answers.slice(-(letters.files.length - from))) await watch.give(one, letters.life);
    await watch.look();
  }
  watch.violate(
    'drains',
    `after ${mostRounds} rounds ${JSON.stringify(await tablet.device.store.pages.waiting())} wait`,
  );
}

async function checkAtRest(
  { device, province }: Tablet,
  { saved, made, pages }: Letters,
  {
    watch: { violate, forgiven },
    isRestored,
    wentBack,
  }: { readonly watch: LetterWatch; readonly isRestored: boolean; readonly wentBack: boolean },
): Promise<void> {
  const { store, parts } = province.server;
  const { counter, receipts } = await store.read(async (of) => ({
    counter: await of(testCommune.code).counter(),
    receipts: await of(testCommune.code).latestReceipts(saved),
  }));
  const there = new Set(receipts.map(({ mid }) => mid));
  for (const { mid, status } of receipts) if (status !== 'applied') violate('oracle', `${mid} is ${status}`);
  for (const mid of made) if (!there.has(mid)) violate('lost', `${mid} is nowhere`);
  const { waiting, attention } = await device.store.counts();
  if (waiting + attention > 0) violate('drains', `${waiting} acts wait, ${attention} lie with a person`);
  if ((await device.digest()) !== counter.digest) violate('digest', 'the machine has another base than the province');
  const { restore, copied } = await device.store.exchangeStatus();
  if (restore !== null && !isRestored) violate('restored', 'the province was taken for a restored one');
  if (copied !== null && !wentBack) violate('order', 'the profile was taken for a copied one');
  for (const [at, { state }] of (await device.store.pages.standing(pages)).entries()) {
    const page = pages[at];
    if (page === undefined || state === 'gone') continue;
    const key = { scope: testCommune.code, sha256: page.sha256 };
    const known = await store.pages.page(key);
    if (typeof known?.wholeAt !== 'string') {
      if (!forgiven.has(page.sha256) || state === 'waiting')
        violate('pages', `page ${at + 1} is ${state} here and not at the province`);
      continue;
    }
    if (Buffer.compare((await parts.blobs.get(key)) ?? Buffer.alloc(0), page.content) !== 0)
      violate('pages', `page ${at + 1} is whole at the province with other bytes`);
  }
}
