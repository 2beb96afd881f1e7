import type { Case } from '../conformance-case.ts';
import { mustBe, NotTried } from '../not-so.ts';
import { mustRefuse } from '../must-refuse.ts';

export const authors: readonly Case[] = [
  {
    rule: 'R9',
    name: 'no token',
    asked: 'a batch without a token, with a made-up one, and then whether anything was taken in',
    async run(world) {
      const lane = (await world.desk()).lane();
      const request = lane.request({ lanes: [lane.run(1, lane.opening())] });
      for (const authorization of ['', 'Bearer', 'Bearer none-of-ours-0123456789', 'Basic dGh1OnRodQ==']) {
        mustRefuse(await lane.post(request, { authorization }), { status: 401, code: 'signInNeeded' });
      }
      mustBe('expected', (await lane.push(1)).lanes[0]?.expected, 1);
      return '401 signInNeeded, nothing taken in';
    },
  },
  {
    rule: 'R9',
    name: 'expired token',
    asked: 'a batch with a token whose time is over',
    async run(world) {
      const { expiredToken } = world.accounts;
      if (expiredToken === undefined) throw new NotTried('no expiredToken was given');
      const lane = (await world.desk()).lane();
      const request = lane.request({ lanes: [lane.run(1, lane.opening())] });
      const reply = await lane.post(request, { authorization: `Bearer ${expiredToken}` });
      mustRefuse(reply, { status: 401, code: 'signInNeeded' });
      return '401 signInNeeded';
    },
  },
  {
    rule: 'R9',
    name: 'a token of another machine',
    asked: 'a request that names another device than its token was given to',
    async run(world) {
      const lane = (await world.desk()).lane();
      const reply = await lane.post(lane.request({ device: world.newId(), lanes: [lane.run(1, lane.opening())] }));
      mustRefuse(reply, { status: 401, code: 'signInNeeded', field: 'device' });
      mustBe('expected', (await lane.push(1)).lanes[0]?.expected, 1);
      return '401 signInNeeded, naming device';
    },
  },
  {
    rule: 'R9',
    name: 'wrong password',
    asked: 'signing in with a wrong password, and with a name that nobody has',
    async run(world) {
      const { username } = world.account('officer');
      for (const name of [username, `nobody-${world.newId().slice(-12)}`]) {
        const body = JSON.stringify({ username: name, password: 'not this one', device: world.newId() });
        const headers = { 'content-type': 'application/json' };
        const reply = await world.talk.ask('/v1/sign-in', { method: 'POST', headers, body });
        mustRefuse(reply, { status: 401, code: 'wrongCredentials' });
      }
      return '401 wrongCredentials to both';
    },
  },
  {
    rule: 'R9',
    name: 'carried by a colleague',
    asked: 'an absent author’s lane from the machine they share, carried by the colleague who is signed in',
    async run(world) {
      const device = world.newId();
      const author = await world.deskOn('officer', device);
      const carrier = await world.deskOn('colleague', device);
      const lane = carrier.lane(author.session.account.id);
      const acts = lane.openings(2);
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['applied', 'applied'],
      );
      const want = acts.map(({ entity: id }) => ({ kind: 'dossier' as const, id }));
      const rows = (await lane.pull((await world.base()).cursor, { want })).page().wanted;
      const event = rows[0]?.type === 'row' ? (rows[0].state['events'] as { author?: string }[])[0] : undefined;
      mustBe('author on the record', event?.author, author.session.account.id);
      return 'applied, as the author’s';
    },
  },
  {
    rule: 'R9',
    name: 'never seen on the machine',
    asked: 'acts of a colleague who has not signed in on the machine yet; then she does',
    async run(world) {
      const device = world.newId();
      const officer = await world.deskOn('officer', device);
      const colleague = await world.desk('colleague');
      const lane = officer.lane(colleague.session.account.id);
      const opening = lane.opening();
      const before = (await lane.push(1, opening)).receipt(opening);
      mustBe('before', [before.status, before.problems[0]?.code], ['quarantined', 'authorNotSeenOnDevice']);
      await world.deskOn('colleague', device);
      const held = [{ scope: officer.scope, mid: opening.mid, revision: before.revision }];
      const after = (await lane.exchange({ held })).receipt(opening);
      mustBe('after', [after.status, after.revision], ['applied', before.revision + 1]);
      return 'quarantined, then applied as the next revision';
    },
  },
  {
    rule: 'R9',
    name: 'another’s name in the act',
    asked: 'an act that names another author, and one that names another machine, in the officer’s lane',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [
        lane.opening({}, { author: world.newId() }),
        lane.opening({}, { device: world.newId() }),
        lane.opening(),
      ];
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['quarantined', 'quarantined', 'applied'],
      );
      return 'both kept without effect, the lane goes on';
    },
  },
];
