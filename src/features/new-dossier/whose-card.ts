import { foldText } from '../../domain/fold-text.ts';
import type { CardFacts } from '../../domain/id-card-qr.ts';
import { textAt } from '../../domain/read-field.ts';
import type { FormStore } from '../../state/form/form-store.ts';

export type CardOwner =
  /** Ids of the person blocks that it fills. */
  | { readonly kind: 'known'; readonly persons: readonly string[] }
  /** The form does not ask for that person in this case. */
  | { readonly kind: 'notAsked'; readonly person: string }
  /** Somebody else stands wherever it might belong: she is asked, with these to choose from. */
  | { readonly kind: 'whose'; readonly persons: readonly string[] };

/** Nobody stands there yet, or the bearer of this card. */
function isFreeFor(card: CardFacts, form: FormStore, person: string): boolean {
  const { form: typed } = form.getState();
  const { fields } = typed;
  const [name, pin] = [textAt(fields, `${person}.fullName`), textAt(fields, `${person}.pin`)];
  if (pin !== undefined) return pin === card.pin;
  const written = name ?? typed.typing[`${person}.fullName`] ?? '';
  return written.trim() === '' || (card.fullName !== undefined && foldText(written) === foldText(card.fullName));
}

/** Who stands at the desk may stand in two blocks: the parent who is the applicant too. */
function withNamesakes(card: CardFacts, form: FormStore, person: string): readonly string[] {
  const { procedure } = form.context;
  const same = procedure.submitter(form.getState().form.fields);
  if (!same.includes(person)) return [person];
  const also = procedure.persons.filter(({ id }) => id !== person && same.includes(id) && isFreeFor(card, form, id));
  return [person, ...also.map(({ id }) => id)];
}

/**
 * Whose card it is: of the block the keyboard is in, else of the person whose sex is on it, else of whoever has no name yet.
 * Nobody who stands there already is written over without a question.
 */
export function whoseCard(card: CardFacts, form: FormStore, block: string | undefined): CardOwner {
  const { persons } = form.context.procedure;
  const { asked } = form.getState();
  const isAskedFor = (person: string): boolean => asked.has(`${person}.fullName`);
  const here = persons.find(({ id, sex }) => id === block && (sex === undefined || sex === card.sex));
  const likely = here ?? persons.find(({ sex }) => sex === card.sex);
  if (likely !== undefined && likely !== here && !isAskedFor(likely.id)) return { kind: 'notAsked', person: likely.id };
  const others = persons.filter(({ sex }) => sex === undefined);
  const free = [...(likely === undefined ? [] : [likely]), ...(likely === undefined ? others : [])].find(
    ({ id }) => isAskedFor(id) && isFreeFor(card, form, id),
  );
  if (free !== undefined) return { kind: 'known', persons: withNamesakes(card, form, free.id) };
  return { kind: 'whose', persons: persons.map(({ id }) => id).filter(isAskedFor) };
}
