import type { Case } from '../conformance-case.ts';
import { field, first, otherField, otherFirst } from '../made-up-acts.ts';
import { mustBe } from '../not-so.ts';

export const strangers: readonly Case[] = [
  {
    rule: 'R5',
    name: 'refused',
    asked: 'a refused opening, a change of that record, and a stranger behind them',
    async run(world) {
      const lane = (await world.desk()).lane();
      const bad = lane.opening({ 'child.fullName': 7 });
      const after = lane.print(bad.entity);
      const stranger = lane.opening();
      const answer = await lane.push(1, bad, after, stranger);
      mustBe(
        'statuses',
        [bad, after, stranger].map((act) => answer.receipt(act).status),
        ['refused', 'refused', 'applied'],
      );
      mustBe('what the change built on', answer.receipt(after).waitsFor, bad.mid);
      mustBe('the field that is named', answer.receipt(bad).problems[0]?.field, 'child.fullName');
      return 'refused with the field; its dependant refused, naming it; the stranger applied';
    },
  },
  {
    rule: 'R5',
    name: 'a dependency in another lane',
    asked: 'an act that names one which comes later in another lane, then what became of it',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      const named = other.opening();
      const dependent = lane.opening({}, { deps: [named.mid] });
      const stranger = lane.opening();
      const before = await lane.push(1, dependent, stranger);
      mustBe(
        'before',
        [before.receipt(dependent).status, before.receipt(dependent).waitsFor],
        ['blockedBy', named.mid],
      );
      mustBe('the stranger', before.receipt(stranger).status, 'applied');
      await other.push(1, named);
      const held = [{ scope: desk.scope, mid: dependent.mid, revision: before.receipt(dependent).revision }];
      const later = (await lane.exchange({ held })).receipt(dependent);
      mustBe('after', [later.status, later.revision], ['applied', before.receipt(dependent).revision + 1]);
      mustBe('time of taking in', later.serverTime, before.receipt(dependent).serverTime);
      const told = await lane.exchange({ held: [{ scope: desk.scope, mid: dependent.mid, revision: later.revision }] });
      mustBe('receipts for one that knows', told.receipts.length, 0);
      return 'blockedBy it, then applied as the next revision, told once; the stranger applied at once';
    },
  },
  {
    rule: 'R5',
    name: 'a refused dependency',
    asked: 'an act that names a refused one of another lane',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      const bad = other.opening({ 'child.nationality': 'ZZZ' });
      await other.push(1, bad);
      const dependent = lane.opening({}, { deps: [bad.mid] });
      const receipt = (await lane.push(1, dependent)).receipt(dependent);
      mustBe('receipt', [receipt.status, receipt.waitsFor], ['refused', bad.mid]);
      return 'refused, naming it';
    },
  },
  {
    rule: 'R5',
    name: 'a record not there yet',
    asked: 'a print that comes before the opening of its record, from another machine',
    async run(world) {
      const desk = await world.desk();
      const other = (await world.deskOn('officer', world.newId())).lane();
      const lane = desk.lane();
      const opening = lane.opening();
      const print = other.print(opening.entity);
      const before = (await other.push(1, print)).receipt(print);
      mustBe('before', [before.status, before.waitsFor], ['blockedBy', null]);
      await lane.push(1, opening);
      const held = [{ scope: desk.scope, mid: print.mid, revision: before.revision }];
      const later = (await other.exchange({ held })).receipt(print);
      mustBe('after', [later.status, later.rev], ['applied', 2]);
      return 'blockedBy nothing named, then applied';
    },
  },
  {
    rule: 'R5',
    name: 'behind one’s own held act',
    asked: 'two more acts on a record with a parked one: the same author’s, and a colleague’s',
    async run(world) {
      const desk = await world.desk();
      const colleague = (await world.desk('colleague')).lane();
      const lane = desk.lane();
      const opening = lane.opening();
      const parked = lane.edit(opening.entity, { from: 'xã Khác', to: 'xã Mẫu' });
      const behind = lane.edit(opening.entity, { field: otherField, from: otherFirst, to: '0999000002' });
      const answer = await lane.push(1, opening, parked, behind);
      mustBe('the held one', answer.receipt(parked).status, 'parked');
      mustBe(
        'hers behind it',
        [answer.receipt(behind).status, answer.receipt(behind).waitsFor],
        ['blockedBy', parked.mid],
      );
      const print = colleague.print(opening.entity);
      mustBe('the colleague’s', (await colleague.push(1, print)).receipt(print).status, 'applied');
      mustBe('the field in conflict', answer.receipt(parked).conflicts[0]?.field, field);
      mustBe('what stands', answer.receipt(parked).conflicts[0]?.current, first);
      return 'hers waits for the parked one, the colleague’s is applied';
    },
  },
];
