import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { reasonSchema } from '../steps/act-texts.ts';

const argsSchema = v.strictObject({
  /** As the record calls it. */
  document: v.pipe(v.string(), v.uuid()),
  reason: reasonSchema,
});

type DetachDocumentArgs = v.InferOutput<typeof argsSchema>;

const notThere = refused('noSuchDocument', {
  vi: 'Hồ sơ không có giấy tờ này. Hãy mở lại hồ sơ.',
  en: 'The dossier has no such paper. Open it again.',
});

/** What was attached by mistake, or given back, is taken away again; the history keeps that it was there. */
export const detachDocument: MutationKind<DetachDocumentArgs> = {
  name: 'detachDocument',
  schema: 1,
  args: argsSchema,
  apply(dossier, { document: id, reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const { documents = [], ...rest } = dossier;
    const found = documents.find((one) => one.id === id);
    if (found === undefined && !wasTakenAway(dossier, id)) return notThere;
    const told = found === undefined ? [id] : [id, found.paper, String(found.pages.length), found.name ?? ''];
    const left = documents.filter((one) => one.id !== id);
    return {
      status: found === undefined ? 'merged' : 'applied',
      dossier: {
        ...rest,
        ...(left.length === 0 ? {} : { documents: left }),
        events: [...dossier.events, eventOf(mutation, recordedAt, told, reason)],
      },
    };
  },
};

function wasTakenAway({ events }: Dossier, id: string): boolean {
  return events.some(({ type, touched }) => type === 'detachDocument' && touched[0] === id);
}
