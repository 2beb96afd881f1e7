import type { Case } from '../conformance-case.ts';
import { mustBe } from '../not-so.ts';

export const fork: readonly Case[] = [
  {
    rule: 'R14',
    name: 'fork',
    asked: 'a number that was used, with another act; then all of it in a lane of a new incarnation',
    async run(world) {
      const desk = await world.desk();
      const [lane, renewed] = [desk.lane(), desk.lane()];
      const [one, two, three] = [lane.opening(), lane.opening(), lane.opening()];
      await lane.push(1, one, two);
      const answer = await lane.push(2, three);
      mustBe('status', answer.reply.status, 200);
      mustBe('lane', [answer.lanes[0]?.outcome, answer.lanes[0]?.expected], ['fork', 3]);
      mustBe('receipts for the other act', answer.receipts.filter(({ mid }) => mid === three.mid).length, 0);
      const again = await renewed.push(1, two, three);
      mustBe('in the new lane', [again.receipt(two).revision, again.receipt(three).status], [1, 'applied']);
      return 'fork, nothing taken; applied under the new incarnation';
    },
  },
  {
    rule: 'R14',
    name: 'a fork beside others',
    asked: 'a lane that forks, and a whole one in the same exchange',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      await lane.push(1, lane.opening());
      const whole = other.opening();
      const answer = await lane.exchange({ lanes: [lane.run(1, lane.opening()), other.run(1, whole)] });
      mustBe('outcomes', answer.lanes.map(({ outcome }) => outcome).sort(), ['fork', 'ok']);
      mustBe('the other act', answer.receipt(whole).status, 'applied');
      return 'the other lane is served';
    },
  },
  {
    rule: 'R14',
    name: 'an id that is taken',
    asked: 'another act under an id that was used',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      const one = lane.opening();
      const before = (await lane.push(1, one)).receipt(one);
      const imitation = other.sent(other.opening({}, { mid: one.mid }));
      const answer = await other.push(1, imitation, other.opening());
      mustBe('the imitation', answer.receipt(imitation).status, 'quarantined');
      mustBe('expected', answer.lanes[0]?.expected, 3);
      mustBe('the first', (await lane.push(1, one)).receipt(lane.sent(one)), before);
      return 'kept without effect; the first keeps its receipt';
    },
  },
];
