import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { plainWords } from './plain-words.ts';
import { type Handed, handedWays, type Upstream, upstreamStates } from '../upstream.ts';

const argsSchema = v.strictObject({
  /** Where it stood in the national systems, as its author saw it; `null`: nowhere. */
  was: v.nullable(
    v.strictObject({ state: v.picklist(upstreamStates), code: v.nullable(v.pipe(v.string(), v.maxLength(100))) }),
  ),
  /** The code that the other system gave it. */
  code: plainWords(100),
  /** The other system, as its people call it. */
  system: plainWords(200),
  by: v.picklist(handedWays),
});

export type NoteHandedOverArgs = v.InferOutput<typeof argsSchema>;

/**
 * An officer notes that she keyed the dossier into another system herself, and the code it got there. Compare-and-set on
 * where it stood: what the connector has brought there, or another officer, is not said a second time.
 */
export const noteHandedOver: MutationKind<NoteHandedOverArgs> = {
  name: 'noteHandedOver',
  schema: 1,
  args: argsSchema,
  apply(dossier, { was, code, system, by }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const before = dossier.upstream;
    if (before !== undefined && isThereAlready(before) && sameStanding(was, before)) return thereAlready(before);
    if (before?.handed?.system === system && before.code === code) return { status: 'merged', dossier };
    if (!sameStanding(was, before)) return movedMeanwhile(before);
    const handed: Handed = { by, system };
    const nothing = { said: '', until: null, entry: null, problems: [] };
    const upstream: Upstream = { state: 'forwarded', at: mutation.occurredAt.device, code, ...nothing, handed };
    const event = eventOf(mutation, recordedAt, [before?.state ?? 'none', 'forwarded', code, system, by]);
    return { status: 'applied', dossier: { ...dossier, upstream, events: [...dossier.events, event] } };
  },
};

/** What the connector has brought there is there; a code that a person typed may be put right by a person. */
export function isThereAlready({ state, handed }: Upstream): boolean {
  return state === 'registered' || ((state === 'forwarded' || state === 'supplement') && handed === undefined);
}

function sameStanding(was: NoteHandedOverArgs['was'], now: Upstream | undefined): boolean {
  return was?.state === now?.state && (was?.code ?? null) === (now?.code ?? null);
}

function movedMeanwhile(before: Upstream | undefined) {
  const code = before?.code ?? '';
  const handed = before?.handed;
  return refused('upstreamMoved', {
    vi:
      handed === undefined
        ? 'Trạng thái ở hệ thống cấp trên đã thay đổi trong lúc này. Hãy mở lại hồ sơ, xem đã ghi gì rồi ghi lại nếu vẫn cần.'
        : `Người khác đã ghi hồ sơ này ở ${handed.system} với mã ${code}. Nếu cả hai mã đều có thật thì hồ sơ đã bị nhập hai lần: hãy báo bên đó hủy một mã.`,
    en:
      handed === undefined
        ? 'Where it stands in the national systems has changed meanwhile. Open the dossier again, see what was noted, and note yours if it is still needed.'
        : `Somebody else noted it in ${handed.system} with the code ${code}. If both codes are real, it was keyed twice: ask them there to cancel one.`,
  });
}

function thereAlready({ code }: Upstream) {
  return refused('upstreamThere', {
    vi: `Kết nối đã chuyển hồ sơ này, mã ${code ?? 'chưa rõ'}. Nếu đã nhập thêm một lần ở đó thì hãy báo bên đó hủy một mã.`,
    en: `The connection has handed this dossier over, code ${code ?? 'not known'}. If it was keyed once more there, ask them to cancel one.`,
  });
}
