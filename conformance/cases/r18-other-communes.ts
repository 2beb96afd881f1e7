import type { Case } from '../conformance-case.ts';
import { livePath } from '../../src/protocol/live.ts';
import { mustRefuse } from '../must-refuse.ts';
import { must, mustBe } from '../not-so.ts';

/** No commune has it. */
const nowhere = '00000';

export const otherCommunes: readonly Case[] = [
  {
    rule: 'R18',
    name: 'a commune nobody has',
    asked: 'to pull, and to push to, a commune that does not exist; both beside one’s own lane',
    async run(world) {
      const lane = (await world.desk()).lane();
      const pull = { ...lane.pullOf(null), scope: nowhere };
      mustRefuse(await lane.post(lane.request({ pull: [pull] })), {
        status: 403,
        code: 'forbidden',
        field: 'pull.0.scope',
      });
      const opening = lane.opening();
      const foreign = { ...lane.run(1, lane.opening({}, { scope: nowhere })), scope: nowhere, incarnation: '0000TEST' };
      mustRefuse(await lane.post(lane.request({ lanes: [foreign] })), {
        status: 403,
        code: 'forbidden',
        field: 'lanes.0.scope',
      });
      const answer = await lane.exchange({ lanes: [foreign, lane.run(1, opening)], pull: [pull] });
      mustBe('own act', answer.receipt(opening).status, 'applied');
      mustBe(
        'lanes answered for',
        answer.lanes.map(({ scope }) => scope),
        [lane.desk.scope],
      );
      mustBe('pages', answer.changes.length, 0);
      return '403 naming the scope; beside one’s own lane passed over';
    },
  },
  {
    rule: 'R18',
    name: 'another commune’s records',
    asked: 'to pull the neighbour’s commune, and to hear of its held acts',
    async run(world) {
      const lane = (await world.desk()).lane();
      const neighbour = (await world.desk('neighbour')).lane();
      const { scope } = neighbour.desk;
      const held = neighbour.print(world.newId());
      await neighbour.push(1, neighbour.opening(), held);
      const pull = { ...lane.pullOf(null), scope };
      const alone = await lane.exchange({ pull: [pull] });
      mustBe('alone', [alone.changes.length, alone.receipts.length, alone.revoked], [0, 0, [scope]]);
      const answer = await lane.exchange({
        pull: [pull, lane.pullOf((await world.base()).cursor)],
        held: [{ scope, mid: held.mid, revision: 0 }],
      });
      mustBe(
        'pages',
        answer.changes.map((page) => page.scope),
        [lane.desk.scope],
      );
      mustBe('receipts', answer.receipts.length, 0);
      mustBe('revoked', answer.revoked, [scope]);
      return 'no page and no receipt of it; told that the machine may not hold it';
    },
  },
  {
    rule: 'R18',
    name: 'another commune’s lane',
    asked: 'an act for the neighbour’s commune, carried by the officer beside her own',
    async run(world) {
      const lane = (await world.desk()).lane();
      const neighbour = await world.desk('neighbour');
      const [own, foreign] = [lane.opening(), lane.opening({}, { scope: neighbour.scope })];
      const answer = await lane.exchange({
        lanes: [lane.run(1, own), { ...lane.run(1, foreign), scope: neighbour.scope }],
      });
      mustBe('own', answer.receipt(own).status, 'applied');
      mustBe('foreign', answer.receipt(foreign).status, 'quarantined');
      const want = [{ kind: 'dossier' as const, id: foreign.entity }];
      const page = (await neighbour.lane().pull(null, { want, anchors: [] })).page();
      must(
        ![...page.changes, ...page.wanted].some(({ id, type }) => id === foreign.entity && type !== 'gone'),
        'it took effect',
      );
      return 'kept in quarantine without effect; her own applied';
    },
  },
  {
    rule: 'R18',
    name: 'another commune’s record by its id',
    asked: 'a change of the neighbour’s record, said to be of one’s own commune; and its row by id',
    async run(world) {
      const lane = (await world.desk()).lane();
      const neighbour = (await world.desk('neighbour')).lane();
      const theirs = neighbour.opening();
      await neighbour.push(1, theirs);
      const print = lane.print(theirs.entity);
      mustBe('the change', (await lane.push(1, print)).receipt(print).status, 'blockedBy');
      const want = [{ kind: 'dossier' as const, id: theirs.entity }];
      const page = (await lane.pull((await world.base()).cursor, { want, anchors: [] })).page();
      mustBe(
        'the row',
        page.wanted.map(({ type }) => type),
        ['gone'],
      );
      return 'blocked as not there; gone';
    },
  },
  {
    rule: 'R18',
    name: 'another commune’s news',
    asked: `${livePath} of a commune that is not one’s own`,
    async run(world) {
      const { session } = await world.desk();
      const reply = await world.talk.ask(`${livePath}?scope=${nowhere}&after=0&wait=0`, {
        headers: { authorization: `Bearer ${session.token}` },
      });
      mustRefuse(reply, {});
      return `${reply.status}`;
    },
  },
];
