import type { Case } from '../conformance-case.ts';
import { field, first } from '../made-up-acts.ts';
import { mustBe } from '../not-so.ts';

export const order: readonly Case[] = [
  {
    rule: 'R3',
    name: 'gap',
    asked: 'number 3 of a lane that stands at 1, beside a whole lane',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      await lane.push(1, lane.opening());
      const [early, whole] = [lane.opening(), other.opening()];
      const answer = await lane.exchange({ lanes: [lane.run(3, early), other.run(1, whole)] });
      mustBe('status', answer.reply.status, 409);
      const [gap, served] = [lane, other].map(({ incarnation }) =>
        answer.lanes.find((one) => one.incarnation === incarnation),
      );
      mustBe('the lane with the hole', [gap?.outcome, gap?.expected], ['gap', 2]);
      mustBe('the other lane', [served?.outcome, served?.expected], ['ok', 2]);
      mustBe('its act', answer.receipt(whole).status, 'applied');
      mustBe('receipts for the early act', answer.receipts.filter(({ mid }) => mid === early.mid).length, 0);
      return '409 with a whole answer: gap, expected 2; the other lane served';
    },
  },
  {
    rule: 'R3',
    name: 'a question',
    asked: 'empty runs: up to where a lane stands, and beyond it',
    async run(world) {
      const lane = (await world.desk()).lane();
      await lane.push(1, ...lane.openings(2));
      const said = [];
      for (const from of [1, 3, 4]) {
        const [told] = (await lane.push(from)).lanes;
        said.push([told?.outcome, told?.expected]);
      }
      mustBe('from 1, 3, 4', said, [
        ['ok', 3],
        ['ok', 3],
        ['gap', 3],
      ]);
      return 'ok, ok, gap; expected 3 each time';
    },
  },
  {
    rule: 'R3',
    name: 'overlap',
    asked: 'numbers 1–2, then 2–4 of the same lane',
    async run(world) {
      const lane = (await world.desk()).lane();
      const [one, two, three, four] = [lane.opening(), lane.opening(), lane.opening(), lane.opening()];
      await lane.push(1, one, two);
      const answer = await lane.push(2, two, three, four);
      mustBe('lane', [answer.lanes[0]?.outcome, answer.lanes[0]?.expected], ['ok', 5]);
      mustBe('receipts', answer.receipts.length, 3);
      return 'ok, expected 5, three receipts';
    },
  },
  {
    rule: 'R3',
    name: 'in sequence',
    asked: 'one record opened and changed twice, each change building on the one before, in one batch',
    async run(world) {
      const lane = (await world.desk()).lane();
      const opening = lane.opening();
      const acts = [
        opening,
        lane.edit(opening.entity, { from: first, to: 'xã Mẫu Hai' }),
        lane.edit(opening.entity, { from: 'xã Mẫu Hai', to: 'xã Mẫu Ba' }),
      ];
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['applied', 'applied', 'applied'],
      );
      mustBe(
        'revisions of the record',
        acts.map((act) => answer.receipt(act).rev),
        [1, 2, 3],
      );
      const want = [{ kind: 'dossier' as const, id: opening.entity }];
      const [row] = (await lane.pull((await world.base()).cursor, { want })).page().wanted;
      const held = row?.type === 'row' ? (row.state['fields'] as Readonly<Record<string, unknown>>)[field] : undefined;
      mustBe('the field at the end', held, 'xã Mẫu Ba');
      return 'three times applied, the last value stands';
    },
  },
];
