import type { Case } from '../conformance-case.ts';
import { mustBe } from '../not-so.ts';

const writers = 8;
const rounds = 8;
const acts = 8;

export const commitOrder: readonly Case[] = [
  {
    rule: 'R12',
    name: 'many writers and a reader',
    asked: `${writers} lanes push ${rounds} batches of ${acts} at once while a reader follows its cursor in small pages`,
    async run(world) {
      const desk = await world.desk();
      const reader = (await world.base()).copy();
      const afresh = reader.copy();
      const follower = desk.lane();
      let writing = true;
      const made = Promise.all(
        Array.from({ length: writers }, async () => {
          const lane = desk.lane();
          const opened: string[] = [];
          for (let round = 0; round < rounds; round += 1) {
            const batch = lane.openings(acts);
            const answer = await lane.push(1 + round * acts, ...batch);
            mustBe('lane', answer.lanes[0]?.outcome, 'ok');
            opened.push(...batch.map(({ entity }) => entity));
          }
          return opened;
        }),
      ).finally(() => (writing = false));
      let looks = 0;
      // Read through a function: the compiler cannot see that it changes meanwhile.
      const stillWriting = (): boolean => writing;
      const reading = (async () => {
        while (stillWriting()) {
          await reader.walk(follower, 16 * 1024);
          looks += 1;
        }
      })();
      const [opened] = await Promise.all([made, reading]);
      await reader.walk(follower);
      const missing = opened.flat().filter((id) => !reader.rows.has(id)).length;
      mustBe('records behind the reader’s cursor that it was never given', missing, 0);
      const last = (await afresh.walk(follower)).at(-1);
      mustBe('what the reader holds and a reader from before the storm', reader.digest(), afresh.digest());
      mustBe('digest', reader.digest(), last?.digest);
      return `${writers * rounds * acts} records, ${looks} looks meanwhile, no hole`;
    },
  },
];
