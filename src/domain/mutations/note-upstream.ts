import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { FieldPath } from '../field.ts';
import { isLocalDate } from '../local-date.ts';
import { momentSchema } from '../moment.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { type Problem, refused } from '../outcome.ts';
import { parsePersonalNumber } from '../personal-number.ts';
import { procedureFields } from '../procedure-fields.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { sameValue } from '../same-value.ts';
import { upstreamNumberProblems } from '../upstream-number.ts';
import { type Upstream, upstreamStates } from '../upstream.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const day = v.pipe(v.string(), v.check(isLocalDate));

const argsSchema = v.strictObject({
  state: v.picklist(upstreamStates),
  at: momentSchema,
  code: v.nullable(text(100)),
  said: text(2_000),
  until: v.nullable(day),
  entry: v.nullable(
    v.strictObject({
      number: text(50),
      volume: v.nullable(text(50)),
      page: v.nullable(text(50)),
      on: v.nullable(day),
      paper: v.boolean(),
    }),
  ),
  personalNumber: v.nullable(text(20)),
  problems: v.pipe(
    v.array(
      v.strictObject({
        field: v.nullable(text(128)),
        code: text(64),
        message: v.strictObject({ vi: text(600), en: text(600) }),
      }),
    ),
    v.maxLength(20),
  ),
});

export type NoteUpstreamArgs = v.InferOutput<typeof argsSchema>;

/**
 * The connector notes what the national systems said. It fills a personal number that is empty and overwrites nothing: a
 * number, or a personal number, that is another than ours is a person's to settle. What is registered there stays so, and
 * what an officer has keyed in herself stays hers, under her code: one that they have under another besides is there twice.
 */
export const noteUpstream: MutationKind<NoteUpstreamArgs> = {
  name: 'noteUpstream',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    if (dossier.entry === undefined) return registerFirst;
    const { personalNumber, ...told } = args;
    const before = dossier.upstream;
    const keyedIn = readKeyedIn(before, told);
    if (keyedIn === 'untouched') return { status: 'merged', dossier };
    if (before !== undefined && before.entry !== null && told.entry === null) return { status: 'merged', dossier };
    const number = readNumber(dossier, personalNumber);
    const problems = [
      ...told.problems,
      ...upstreamNumberProblems(dossier.entry, told.entry, before?.settled),
      ...number.problems,
      ...keyedIn.problems,
    ];
    const isForPerson = keyedIn.problems.length > 0 || (told.state === 'registered' && problems.length > 0);
    const state = isForPerson ? 'attention' : told.state;
    const settled = before?.settled === undefined ? {} : { settled: before.settled };
    const upstream: Upstream = { ...told, state, problems, ...settled, ...keyedIn.kept };
    const filled = number.fills === null ? {} : { [number.fills]: number.value };
    if (number.fills === null && before !== undefined && sameValue({ ...upstream, at: before.at }, before)) {
      return { status: 'merged', dossier };
    }
    const touched = [before?.state ?? 'none', state, ...Object.keys(filled)];
    const reason = told.said === '' ? undefined : told.said;
    return {
      status: 'applied',
      dossier: {
        ...dossier,
        fields: { ...dossier.fields, ...filled },
        upstream,
        events: [...dossier.events, eventOf(mutation, recordedAt, touched, reason)],
      },
    };
  },
};

interface KeyedIn {
  /** What stays as the officer noted it. */
  readonly kept: Partial<Pick<Upstream, 'code' | 'handed'>>;
  readonly problems: readonly Problem[];
}

/** What they say beside a note of an officer who keyed it in herself; `untouched`: it says nothing against hers. */
function readKeyedIn(
  before: Upstream | undefined,
  { state, code }: Pick<NoteUpstreamArgs, 'state' | 'code'>,
): KeyedIn | 'untouched' {
  if (before?.handed === undefined) return { kept: {}, problems: [] };
  if (state === 'queued') return 'untouched';
  const kept = { handed: before.handed, code: before.code };
  if (code === null || before.code === null || code === before.code) return { kept, problems: [] };
  // What they turned down under the other code they do not have under it.
  if (state === 'attention' || state === 'refused') return 'untouched';
  return { kept, problems: [{ field: null, ...twoCodes(before.code, code) }] };
}

interface ReadNumber {
  /** The field it goes to; `null`: to none. */
  readonly fills: FieldPath | null;
  readonly value: string;
  readonly problems: readonly Problem[];
}

/** Goes to the one field that the system fills; where a procedure has none, it is of nobody here. */
function readNumber(dossier: Dossier, given: string | null): ReadNumber {
  const leave: ReadNumber = { fills: null, value: '', problems: [] };
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const spec =
    procedure === undefined
      ? undefined
      : procedureFields(procedure).specs.find(({ kind, filledBy }) => kind === 'pin' && filledBy === 'system');
  if (given === null || spec === undefined) return leave;
  const parsed = parsePersonalNumber(given);
  if (parsed.status === 'wrong') return { ...leave, problems: [{ field: spec.path, ...notANumber }] };
  const standing = dossier.fields[spec.path];
  if (standing === parsed.value) return leave;
  if (standing !== undefined)
    return { ...leave, problems: [{ field: spec.path, ...anotherPersonalNumber(parsed.value) }] };
  return { fills: spec.path, value: parsed.value, problems: [] };
}

const registerFirst = refused('registerFirst', {
  vi: 'Hồ sơ chưa ghi sổ nên chưa chuyển lên hệ thống cấp trên.',
  en: 'The dossier is not in the register yet, so nothing of it goes to the national systems.',
});

const notANumber = {
  code: 'upstreamPersonalNumberForm',
  message: {
    vi: 'Số định danh mà hệ thống cấp trên trả về không đủ 12 chữ số. Hãy tra lại trên hệ thống của họ.',
    en: 'The personal number that came back does not have 12 digits. Look it up in their system.',
  },
};

function twoCodes(hers: string, theirs: string): Omit<Problem, 'field'> {
  return {
    code: 'upstreamTwoCodes',
    message: {
      vi: `Hồ sơ này đã có ở hệ thống cấp trên với hai mã: ${hers} do cán bộ nhập, ${theirs} do kết nối chuyển. Hãy báo bên đó hủy một mã.`,
      en: `The national systems have this dossier under two codes: ${hers}, keyed in by an officer, and ${theirs}, from the connection. Ask them to cancel one.`,
    },
  };
}

function anotherPersonalNumber(theirs: string): Omit<Problem, 'field'> {
  return {
    code: 'upstreamPersonalNumberDiffers',
    message: {
      vi: `Hệ thống cấp trên trả số định danh ${theirs}, khác số đang ghi. Hãy đối chiếu với cơ quan công an.`,
      en: `The national system gives the personal number ${theirs}, another than the one here. Compare with the police.`,
    },
  };
}
