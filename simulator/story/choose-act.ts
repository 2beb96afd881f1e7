import type { Dossier } from '../../src/domain/dossier.ts';
import { mayMove, businessStates } from '../../src/domain/life-cycle.ts';
import { standingOf } from '../../src/domain/mutations/decide-parked.ts';
import type { Command } from '../../src/store/store.ts';
import { madeUpId } from '../../tests/support/acts.ts';
import { birthCommand } from '../../tests/support/made-up-desk.ts';
import { makePeople } from '../../tests/support/people.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { chooseReportAct, isReportAct } from './choose-report-act.ts';
import type { ActKind, BookActKind, DocumentActKind, OfficeActKind } from './step.ts';

/** Records that several desks may try to open: the same draft, saved twice. */
const sameRecords = [0, 1, 2].map((number) => madeUpId(0x5a00 + number));

/** The act a person does, from what her screen shows; `undefined` when there is nothing to do it to. */
export function chooseAct(
  kind: Exclude<ActKind, BookActKind | OfficeActKind | DocumentActKind>,
  shown: readonly Dossier[],
  random: SeededRandom,
): Command | undefined {
  const birth = (): Command => birthCommand(makePeople(random.integer(1, 1e6)).birth(), random.integer(1, 1e6));
  if (isReportAct(kind)) return chooseReportAct(kind, shown, random);
  if (kind === 'open') return birth();
  if (kind === 'openLong') return withLongAddresses(birth(), random);
  if (kind === 'decide') return chooseDecision(shown, random);
  if (kind === 'openSame') return { ...birth(), entity: sameRecords[random.integer(0, 2)] ?? madeUpId(0x5a00) };
  // A few records, so that people meet on them.
  const dossier = shown[random.integer(0, Math.min(shown.length, 4) - 1)];
  if (dossier === undefined) return birth();
  const entity = dossier.id;
  const change = (field: string, to: unknown) => ({ field, from: dossier.fields[field] ?? null, to });
  const edit = (...changes: ReturnType<typeof change>[]): Command => ({
    name: 'editDossier',
    entity,
    args: { changes },
  });
  const phone = (): unknown => `0999${String(random.integer(0, 999_999)).padStart(6, '0')}`;
  switch (kind) {
    case 'edit':
      return random.next() < 0.7
        ? edit(change('applicant.phone', phone()))
        : edit(change('applicant.copies', random.integer(1, 5)));
    case 'editTwo':
      return edit(
        change('applicant.email', `thu.${random.integer(1, 99)}@mau.invalid`),
        change('applicant.phone', phone()),
      );
    case 'rename': {
      const name = `Nguyễn Thị Thử ${['Một', 'Hai', 'Ửng', 'Ặng'][random.integer(0, 3)] ?? 'Một'}`;
      return edit(change('child.fullName', random.next() < 0.5 ? name : name.normalize('NFD')));
    }
    case 'print':
      return { name: 'recordPrint', entity, args: { paper: 'receiptSlip' } };
    case 'withdraw':
      return { name: 'withdrawDossier', entity, args: { from: dossier.business, reason: 'Người dân xin rút (thử)' } };
    case 'move': {
      const { business: from } = dossier;
      const next = businessStates.filter((to) => mayMove(from, to));
      const to = next[random.integer(0, next.length - 1)] ?? 'PROCESSING';
      return { entity, ...(random.next() < 0.7 ? saidWith(to, from, dossier.receivedAt) : plainly(from, to)) };
    }
    case 'oversized':
      return edit(...Array.from({ length: 150 }, (_, at) => change(`note.${at}`, 'x'.repeat(600))));
  }
}

type Step = Omit<Command, 'entity'>;

const plainly = (from: string, to: string): Step => ({ name: 'moveDossier', args: { from, to } });

/** The act that says something with its step, where there is one. */
function saidWith(to: string, from: string, at: string): Step {
  const reason = 'Lý do thử';
  switch (to) {
    case 'SUPPLEMENT_REQUESTED': {
      const papers = [{ paper: 'Giấy chứng sinh', reason }];
      return { name: 'requestSupplement', args: { from, at, papers, guide: 'Bàn số 2' } };
    }
    case 'REFUSED':
      return from === 'RECEIVED'
        ? plainly(from, to)
        : { name: 'refuseRegistration', args: { from, reason, signer: 'Thử Văn Ký', signerTitle: 'Chủ tịch' } };
    case 'STOPPED':
      return { name: 'stopDossier', args: { from, reason } };
    default:
      return plainly(from, to);
  }
}

/** R10: an officer decides about the first thing that she sees parked, field by field. */
function chooseDecision(shown: readonly Dossier[], random: SeededRandom): Command | undefined {
  const dossier = shown.find(({ parked = [] }) => parked.length > 0);
  const act = dossier?.parked?.[random.integer(0, dossier.parked.length - 1)];
  if (dossier === undefined || act === undefined) return undefined;
  const decisions = act.changes.map(({ field, to }) => ({
    field,
    standing: standingOf(dossier, field),
    parked: to,
    ...drawTake(field, random),
  }));
  return {
    name: 'decideParked',
    entity: dossier.id,
    args: { parked: act.mid, decisions, reason: 'Đã gọi điện hỏi lại (thử)' },
  };
}

function drawTake(field: string, random: SeededRandom): Record<string, unknown> {
  const chance = random.next();
  if (chance < 0.2 && field === 'applicant.phone') return { take: 'other', value: '0999123456' };
  return { take: chance < 0.6 ? 'parked' : 'standing' };
}

/** The same act with each address as long as it may be, in words that do not repeat themselves. */
function withLongAddresses({ args, ...command }: Command, random: SeededRandom): Command {
  const words = (letters: number): string => {
    let text = 'Thôn';
    while (text.length < letters - 8) text += ` ${random.integer(36 ** 5, 36 ** 6 - 1).toString(36)}`;
    return text;
  };
  const long = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if ('communeCode' in value) return { ...value, detail: words(200), asWritten: words(300) };
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, long(part)]));
  };
  return { ...command, args: long(args) as Command['args'] };
}
