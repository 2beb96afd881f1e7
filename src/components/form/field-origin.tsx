import { useStore } from 'zustand';
import type { FieldPath } from '../../domain/field.ts';
import { controlId, useFormStore } from './form-context.ts';
import { useOriginWords } from './origin-words.ts';

export const originId = (path: FieldPath): string => `${controlId(path)}-origin`;

/** Where an answer came from that she has not typed herself: it stays until she writes over it, also over a reload. */
export function FieldOrigin({ path }: { readonly path: FieldPath }) {
  const store = useFormStore();
  const originOf = useOriginWords();
  // A keystroke elsewhere draws nothing here.
  useStore(store, (state) => state.form.origins?.[path]);
  const said = originOf(store.getState().form, path, store.context.procedure);
  return said === undefined ? null : (
    <span id={originId(path)} className="field-origin">
      {said}
    </span>
  );
}
