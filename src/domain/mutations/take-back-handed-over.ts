import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { plainWords } from './plain-words.ts';
import { isThereAlready } from './note-handed-over.ts';

const argsSchema = v.strictObject({
  /** The code that stands there, and of which system, as its author saw it. */
  code: plainWords(100),
  system: plainWords(200),
  reason: plainWords(300),
});

export type TakeBackHandedOverArgs = v.InferOutput<typeof argsSchema>;

/** Of this act in a dossier's history: where the code stands among what it touched. */
const codeTouched = 2;

/**
 * A code that was noted by mistake goes: the dossier was not keyed in there at all, or it was another one. It then stands as it did
 * before anybody had handed it over, and the connector takes it up, where there is one.
 */
export const takeBackHandedOver: MutationKind<TakeBackHandedOverArgs> = {
  name: 'takeBackHandedOver',
  schema: 1,
  args: argsSchema,
  apply(dossier, { code, system, reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const { upstream, ...rest } = dossier;
    const isGone = dossier.events.some(({ type, touched }) => type === mutation.name && touched[codeTouched] === code);
    if (upstream?.handed === undefined && isGone) return { status: 'merged', dossier };
    if (upstream?.handed?.system !== system || upstream.code !== code) return movedMeanwhile();
    if (isThereAlready(upstream)) return registeredThere(code);
    const event = eventOf(mutation, recordedAt, [upstream.state, 'none', code, system], reason);
    return { status: 'applied', dossier: { ...rest, events: [...dossier.events, event] } };
  },
};

function movedMeanwhile() {
  return refused('upstreamMoved', {
    vi: 'Mã đang ghi ở hồ sơ này không còn là mã đó. Hãy mở lại hồ sơ, xem đang ghi gì rồi gỡ nếu vẫn sai.',
    en: 'The code noted on this dossier is no longer that one. Open the dossier again, see what stands there, and take it back if it is still wrong.',
  });
}

function registeredThere(code: string) {
  return refused('upstreamThere', {
    vi: `Hệ thống cấp trên đã đăng ký hồ sơ này với mã ${code}, không gỡ được. Nếu họ đăng ký nhầm thì phải báo họ sửa.`,
    en: `The national system has registered this dossier with the code ${code}: it cannot be taken back. If they registered the wrong one, they must put it right.`,
  });
}
