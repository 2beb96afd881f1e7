import type { Case } from '../conformance-case.ts';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { must, mustBe } from '../not-so.ts';

/** Wrong values in a declaration: each a field, and what is put there. */
const wrong: readonly (readonly [what: string, field: string, value: unknown])[] = [
  ['a number for a name', 'child.fullName', 7],
  ['an object for a name', 'child.fullName', { toString: 'x' }],
  ['a name of 48 KB', 'child.fullName', 'Thử '.repeat(8_000)],
  ['digits in a name', 'child.fullName', 'Thử 0'],
  ['a day that does not exist', 'child.birthDate', '2026-02-30'],
  ['a list for a day', 'child.birthDate', ['2026-01-01']],
  ['a choice that is not offered', 'child.sex', '9'],
  ['a place that is text', 'child.birthPlace', 'ở nhà'],
  ['a field nobody has', 'child.shoeSize', 23],
];

// U+202E turns what follows around; U+0000 ends a text in some languages and is refused by some databases.
const odd: readonly (readonly [what: string, name: string])[] = [
  ['letters that turn the line around', 'Thử \u202eĐối Chiếu'],
  ['a zero byte', 'Thử\u0000 Đối Chiếu'],
  ['a letter in two parts', 'Thu\u031b\u0309 Đối Chiếu'],
  ['invisible letters', '\u200b\ufeffThử Đối Chiếu'],
];

const invisible = /[\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/u;

export const hostileValues: readonly Case[] = [
  ...wrong.map(([what, field, value]): Case => ({
    rule: 'R5',
    name: `declared: ${what}`,
    asked: `${field} so, and a good record behind it`,
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [lane.opening({ [field]: value }), lane.opening()] as const;
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['refused', 'applied'],
      );
      const named = answer.receipt(acts[0]).problems.map((problem) => problem.field);
      must(
        named.some((path) => path === field || path?.startsWith(`${field}.`)),
        `names ${named.join(', ')} instead of ${field}`,
      );
      return `refused, naming ${field}; the other applied`;
    },
  })),
  ...odd.map(([what, name]): Case => ({
    rule: 'R5',
    name: `declared: ${what}`,
    asked: 'a name so, and a good record behind it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [lane.opening({ 'child.fullName': name }), lane.opening()] as const;
      const answer = await lane.push(1, ...acts);
      mustBe('the one behind', answer.receipt(acts[1]).status, 'applied');
      const { status } = answer.receipt(acts[0]);
      if (status === 'refused') return 'refused';
      mustBe('status', status, 'applied');
      const want = [{ kind: 'dossier' as const, id: acts[0].entity }];
      const [row] = (await lane.pull((await world.base()).cursor, { want })).page().wanted;
      const fields = row?.type === 'row' ? (row.state['fields'] as Readonly<Record<string, unknown>>) : {};
      const kept = fields['child.fullName'];
      must(typeof kept === 'string' && !invisible.test(kept), 'what cannot be seen is kept');
      mustBe('kept in NFC', kept, kept.normalize('NFC'));
      return `applied, kept as ${JSON.stringify(kept)}`;
    },
  })),
  {
    rule: 'R5',
    name: 'declared: __proto__',
    asked: 'acts whose arguments bring keys like __proto__ and constructor, and a good record behind them',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [lane.act('paintDossier', { HERE: 1 }), lane.opening(), lane.opening()].map((act) => lane.sent(act));
      const text = JSON.stringify(lane.request({ lanes: [lane.run(1, ...acts)] }));
      const body = text
        .replace('"HERE":1', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}')
        .replace('"fields":{', '"fields":{"__proto__":{"polluted":true},');
      const reply = await world.talk.ask(syncPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${lane.desk.session.token}`, 'content-type': syncMediaType },
        body,
      });
      must(reply.status === 200, `${reply.status} ${reply.text.slice(0, 120)}`);
      mustBe('expected', (await lane.push(1)).lanes[0]?.expected, 4);
      const [last] = acts.slice(-1);
      must(last !== undefined, 'no acts');
      mustBe('the good one', (await lane.push(3, last)).receipt(last).status, 'applied');
      return 'taken in, the good one applied';
    },
  },
  {
    rule: 'R5',
    name: 'declared: half a character',
    asked: 'an act with half of a surrogate pair, which has no hash that fits, and a good one behind it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const mutation = lane.opening({ 'child.fullName': 'Thử \ud800' });
      const broken = { hash: world.hash('half'), mutation };
      const good = lane.opening();
      const answer = await lane.push(1, broken, good);
      mustBe('statuses', [answer.receipt(broken).status, answer.receipt(good).status], ['quarantined', 'applied']);
      return 'set aside, the other applied';
    },
  },
  {
    rule: 'R5',
    name: 'named: a zero byte',
    asked: 'an act whose very name has a zero byte in it, and a good one behind it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [
        lane.act('paint\u0000Dossier', {}),
        lane.opening({}, { base: Number.MAX_SAFE_INTEGER }),
        lane.opening(),
      ];
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['quarantined', 'applied', 'applied'],
      );
      return 'kept in quarantine, the others applied';
    },
  },
];
