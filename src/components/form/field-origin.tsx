import { useStore } from 'zustand';
import type { FieldPath } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { controlId, useFormStore } from './form-context.ts';

export const originId = (path: FieldPath): string => `${controlId(path)}-origin`;

/** Where an answer came from that she has not typed herself: it stays until she writes over it, also over a reload. */
export function FieldOrigin({ path }: { readonly path: FieldPath }) {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier.undo;
  const origin = useStore(store, (state) => state.form.origins?.[path]);
  if (origin === undefined) return null;
  const block = store.context.procedure.groups.find(({ id }) => id === origin.of);
  // A draft of a newer build may name a place that this one does not know.
  const known = Object.entries(words.from).find(([from]) => from === origin.from);
  const said = block === undefined ? known?.[1] : words.fromBlock(say(block.title).toLowerCase());
  return said === undefined ? null : (
    <span id={originId(path)} className="field-origin">
      {said}
    </span>
  );
}
