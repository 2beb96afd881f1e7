import type { Dossier } from '../../src/domain/dossier.ts';
import { wholeDossier } from '../../src/domain/field.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import { procedureFields } from '../../src/domain/procedure-fields.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import type { Delivery } from '../store/delivery-port.ts';
import { afterAsk, afterNoAnswer, afterUnknown, mostUnclear } from './after-answer.ts';
import type { Asked, Said, Standing } from './connector.ts';
import { type Called, calledOf, type DeliverParts, dossiersOf, keepSaid } from './deliver-parts.ts';
import { fingerprintNow } from './follow-log.ts';
import type { Module } from './mapping/mapping-file.ts';
import { readErrors } from './mapping/read-errors.ts';
import { type Note, noteUpstream } from './note-upstream.ts';
import { noteOfStanding, told } from './words-of-notes.ts';

type Told = Extract<Asked, { kind: 'told' }>;

/** Asks where dossiers of one commune and one kind of record stand, keeps what was said of each, and notes it. */
export async function askAbout(deliveries: readonly Delivery[], parts: DeliverParts): Promise<Called> {
  const { store, by } = parts;
  const [first] = deliveries;
  if (first === undefined) return null;
  const { scope } = first;
  const codes = deliveries.map(({ code }) => code);
  const { outcome, said } = await parts.connection.ask({ communeCode: scope, module: first.module as Module, codes });
  if (outcome.kind !== 'told') {
    await keepWhole(deliveries, outcome.kind, said, parts);
    const called = calledOf(outcome);
    for (const each of deliveries) {
      await store.deliveries.settle(afterNoAnswer(each, called?.afterSeconds ?? null, when(parts)), by);
    }
    return called;
  }
  if (outcome.unread.length > 0) await keepWhole(deliveries, 'unread', said, parts);
  await noteTold(deliveries, outcome, parts);
  return calledOf(outcome);
}

async function noteTold(deliveries: readonly Delivery[], outcome: Told, parts: DeliverParts): Promise<void> {
  const { store, clock, by } = parts;
  const byCode = new Map(outcome.standings.map((standing) => [standing.code, standing]));
  const { unread } = outcome;
  const isUnread = (code: string): boolean => !byCode.has(code) && (unread.includes(code) || unread.includes(null));
  await keepSaid(
    deliveries.flatMap(({ scope, entity, code }) => {
      const standing = byCode.get(code);
      if (isUnread(code)) return [];
      const outcomeOf = standing === undefined ? 'unknown' : 'told';
      return [{ scope, entity, kind: 'ask', outcome: outcomeOf, request: code, response: standing?.words ?? '' }];
    }),
    parts,
  );
  const before = new Map((await dossiersOf(deliveries, parts)).map((dossier) => [dossier.id, dossier]));
  const notes: Note[] = [];
  const next = new Map<string, Delivery>();
  for (const each of deliveries) {
    const { entity, code } = each;
    const standing = byCode.get(code);
    if (standing !== undefined) {
      const problems = problemsIn(standing, each, before.get(entity), parts);
      notes.push({ entity, args: { ...noteOfStanding(standing, clock.now()), problems } });
    }
    if (standing !== undefined) continue;
    if (isUnread(code)) next.set(entity, afterNoAnswer(each, null, when(parts)));
    else {
      const unknown = afterUnknown(each, (await wordsOfHopeless(each, parts)) !== undefined, when(parts));
      next.set(entity, unknown);
      if (unknown.state !== 'attention' || each.state === 'attention') continue;
      const said = await wordsOfHopeless(each, parts);
      const what = said === undefined ? { problems: [lostThere] } : { said };
      notes.push({ entity, args: told({ state: 'attention', at: clock.now(), code, ...what }) });
    }
  }
  const [{ scope } = { scope: '' }] = deliveries;
  const refused = await noteUpstream(scope, notes, parts);
  const noted = new Map((await dossiersOf(deliveries, parts)).map((dossier) => [dossier.id, dossier]));
  for (const each of deliveries) {
    const standing = byCode.get(each.code);
    const dossier = noted.get(each.entity);
    const isWhole = dossier === undefined || !waitsForNumber(dossier);
    const became =
      standing === undefined
        ? next.get(each.entity)
        : afterAsk(each, refused.has(each.entity) ? { ...standing, state: 'attention' } : standing, {
            ...when(parts),
            isWhole,
          });
    if (became !== undefined) await store.deliveries.settle(orSentAnew(became, dossier, parts), by);
  }
}

/** Where they ask for more and it has come since it was sent, it goes at once: nobody has to tell it to. */
function orSentAnew(became: Delivery, dossier: Dossier | undefined, parts: DeliverParts): Delivery {
  if (became.state !== 'supplement' || dossier === undefined) return became;
  const commune = parts.target.communes.find(({ code }) => code === became.scope);
  const isAsSent = commune === undefined || fingerprintNow(dossier, commune, parts) === became.fingerprint;
  return isAsSent ? became : { ...became, state: 'queued', step: 'send', dueAt: parts.clock.now() };
}

/** Of a dossier that they have said they have. */
const lostThere = {
  field: null,
  code: 'upstreamLost',
  message: {
    vi: 'Hệ thống cấp trên đã nhận hồ sơ này nhưng tra theo mã nhiều lần đều báo không có. Hãy hỏi họ; nếu họ không có thật thì bấm gửi lại.',
    en: 'The national system took this dossier, and each time it was asked for by its code said it has none. Ask them; if they do not have it, press send again.',
  },
};

/** Fields of ours that they name, where a person is to put something right. */
function problemsIn(
  { state, said }: Standing,
  { module }: Delivery,
  dossier: Dossier | undefined,
  parts: DeliverParts,
) {
  const isForPerson = state === 'supplement' || state === 'refused' || state === 'attention';
  if (!isForPerson || dossier === undefined) return [];
  const all = readErrors(said, module as Module, parts.mapping, dossier);
  return all.filter(({ field }) => field !== wholeDossier).map((problem) => ({ ...problem }));
}

/** What they last said of a dossier on which their side breaks each time; `undefined`: it is to be tried again. */
async function wordsOfHopeless({ scope, entity, tries, state }: Delivery, { store }: DeliverParts) {
  if (tries < mostUnclear || state !== 'queued') return undefined;
  const sends = await store.deliveries.lastSends(scope, entity, mostUnclear);
  const isHopeless = sends.length === mostUnclear && sends.every(({ outcome }) => outcome === 'unclear');
  return isHopeless ? plainText(sends[0]?.response ?? '').slice(0, 2_000) : undefined;
}

async function keepWhole(deliveries: readonly Delivery[], outcome: string, said: Said, parts: DeliverParts) {
  const [first] = deliveries;
  if (first === undefined) return;
  const entity = deliveries.length === 1 ? first.entity : null;
  await keepSaid([{ scope: first.scope, entity, kind: 'ask', outcome, ...said }], parts);
}

/** A child’s number comes from them alone, days later or never. */
function waitsForNumber({ procedure: id, procedureVersion: version, fields }: Dossier): boolean {
  const procedure = procedureVersion(id, version);
  const specs = procedure === undefined ? [] : procedureFields(procedure).specs;
  return specs.some(
    ({ kind, filledBy, path }) => kind === 'pin' && filledBy === 'system' && fields[path] === undefined,
  );
}

function when({ clock, chance, target }: DeliverParts) {
  return { now: clock.now(), chance: chance(), pace: target.pace };
}
