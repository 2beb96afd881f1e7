import type { FieldPath } from '../../domain/field.ts';
import type { Questions } from '../../domain/procedure.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import type { TypedForm } from '../../state/form/typed-form.ts';

/** Says where an answer came from that she has not typed herself; `undefined`: it is hers. */
export function useOriginWords(): (form: TypedForm, path: FieldPath, questions: Questions) => string | undefined {
  const say = useSay();
  const words = useMessages().newDossier.undo;
  return ({ origins }, path, { groups }) => {
    const origin = origins?.[path];
    if (origin === undefined) return undefined;
    const block = groups.find(({ id }) => id === origin.of);
    // A draft of a newer build may name a place that this one does not know.
    const known = Object.entries(words.from).find(([from]) => from === origin.from);
    return block === undefined ? known?.[1] : words.fromBlock(say(block.title).toLowerCase());
  };
}
