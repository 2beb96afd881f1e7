import * as v from 'valibot';
import { handedOverSchema } from '../../src/domain/portal-record/portal-record.ts';
import { mappingSchema } from '../fill/mapping.ts';

const uuid = v.pipe(v.string(), v.uuid());

/** What the companion's own pages ask of the background. */
export const panelOrderSchema = v.variant('panel', [
  v.strictObject({ panel: v.literal('standing') }),
  v.strictObject({ panel: v.literal('pair'), tab: v.number(), origin: v.string(), code: v.string() }),
  v.strictObject({ panel: v.literal('unpair') }),
  v.strictObject({ panel: v.literal('takeBack'), dossier: uuid }),
  v.strictObject({ panel: v.literal('forgetCode'), dossier: uuid }),
  /** It is being filled in. */
  v.strictObject({ panel: v.literal('used'), dossier: uuid }),
  v.strictObject({ panel: v.literal('handedOver'), handed: handedOverSchema }),
]);

/** What a script that we put into a portal's page asks: to keep the mapping that a person made there; `again`: she has saved it before. */
export const recorderOrderSchema = v.strictObject({ recorded: mappingSchema, again: v.boolean() });
export type RecorderOrder = v.InferOutput<typeof recorderOrderSchema>;

export type PanelOrder = v.InferOutput<typeof panelOrderSchema>;
