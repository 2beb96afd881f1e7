import { createStore, type StoreApi } from 'zustand/vanilla';
import { isAsked } from '../../domain/asked-fields.ts';
import type { FieldPath, FieldSpec, FieldValue, Finding } from '../../domain/field.ts';
import { yearOf } from '../../domain/local-date.ts';
import type { Procedure, Questions } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { drawnIn } from './drawn-values.ts';
import { type Part, partsOf, readTexts } from './field-texts.ts';
import { type FilledStep, filledStep, type Filling, mostSteps, takeOver, withoutStep } from './filled-steps.ts';
import {
  askedFields,
  findingsOf,
  type FormContext,
  setField,
  settle,
  settleAll,
  specsOf,
  textOf,
  type TypedForm,
  typeInto,
} from './typed-form.ts';

export interface FormState {
  readonly form: TypedForm;
  /** Everything wrong or odd as of the last settled field. */
  readonly findings: readonly Finding[];
  readonly asked: ReadonlySet<FieldPath>;
  /** Once she asked to save or review, what is missing is shown too. */
  readonly reviewed: boolean;
  /** What filled in several answers at once and can be taken back, the newest last. */
  readonly steps: readonly FilledStep[];
  /** She has typed since the newest of them: the key that undoes is the browser's again. */
  readonly typedSince: boolean;
}

/** One form on the screen. Each control listens to its own text, so that a keystroke redraws one control. */
export interface FormStore<Asked extends Questions = Procedure> extends StoreApi<FormState> {
  readonly context: FormContext<Asked>;
  /** A keystroke: kept as typed, judged later. */
  type(spec: FieldSpec, part: Part, text: string): void;
  /** A choice from a list: judged at once when it completes its field. */
  choose(spec: FieldSpec, part: Part, text: string): void;
  /** The person left the field. */
  leave(spec: FieldSpec): void;
  /** Values from elsewhere: an identity card, a copied address. */
  fill(values: Readonly<Record<FieldPath, FieldValue | undefined>>): void;
  /** Texts from elsewhere that are not a value yet. */
  fillTexts(path: FieldPath, texts: Readonly<Record<Part, string>>): void;
  /** Everything that `act` fills in becomes one step that can be taken back. */
  asOneStep(filling: Filling, act: () => void): void;
  /** Takes the newest step back, but for what was typed over it since; `null`: there is none. */
  undo(): Filling | null;
  /** One field as it stood before a scanner typed into it; what has come into the others meanwhile stays. */
  putBack(before: TypedForm, path: FieldPath): void;
  /** Reads everything and shows all that is wrong or missing; returns it. */
  review(): readonly Finding[];
}

function judged(form: TypedForm, context: FormContext<Questions>): Pick<FormState, 'form' | 'findings' | 'asked'> {
  const fields = askedFields(form, context.procedure);
  const asked = specsOf(context.procedure).filter((spec) => isAsked(spec, fields));
  return { form, findings: findingsOf(form, context), asked: new Set(asked.map((spec) => spec.path)) };
}

export function createFormStore<Asked extends Questions>(
  begun: TypedForm,
  context: FormContext<Asked>,
  reviewed = false,
): FormStore<Asked> {
  const store = createStore<FormState>(() => ({
    ...judged(settleAll(begun, context), context),
    reviewed,
    steps: [],
    typedSince: false,
  }));
  // What the system fills in is filled, never typed.
  const specs = procedureFields(context.procedure).byPath;
  const contextYear = yearOf(context.receivedOn);
  const judge = (form: TypedForm) => {
    if (form !== store.getState().form) store.setState(judged(form, context));
  };

  return {
    ...store,
    context,
    type(spec, part, text) {
      store.setState({ form: typeInto(store.getState().form, spec, part, text), typedSince: true });
    },
    choose(spec, part, text) {
      let form = typeInto(store.getState().form, spec, part, text);
      // A commune belongs to its province.
      if (part === 'provinceCode') form = typeInto(form, spec, 'communeCode', '');
      const texts = Object.fromEntries(partsOf(spec.kind).map((each) => [each, textOf(form, spec, each)]));
      // A half-chosen address is not a mistake yet: it is judged when the person leaves it.
      if (readTexts(spec, texts, contextYear).status === 'finding') store.setState({ form });
      else judge(drawnIn(store.getState().form, settle(form, spec, contextYear), context));
      store.setState({ typedSince: true });
    },
    leave(spec) {
      judge(settle(store.getState().form, spec, contextYear));
    },
    fill(values) {
      const { form: before } = store.getState();
      let form = before;
      for (const [path, value] of Object.entries(values)) {
        const spec = specs.get(path);
        if (spec !== undefined) form = setField(form, spec, value);
      }
      judge(drawnIn(before, form, context));
    },
    fillTexts(path, texts) {
      const spec = specs.get(path);
      if (spec === undefined) return;
      const form = Object.entries(texts).reduce(
        (typed, [part, text]) => typeInto(typed, spec, part, text),
        setField(store.getState().form, spec, undefined),
      );
      judge(settle(form, spec, contextYear));
    },
    asOneStep(filling, act) {
      const { form: before } = store.getState();
      act();
      const { form: after, steps } = store.getState();
      const step = filledStep(filling, before, after);
      if (step === undefined) return;
      store.setState({ form: step.after, steps: [...steps, step].slice(-mostSteps), typedSince: false });
    },
    undo() {
      const { form, steps } = store.getState();
      const step = steps.at(-1);
      if (step === undefined) return null;
      store.setState({ steps: steps.slice(0, -1), typedSince: false });
      judge(withoutStep(form, step));
      return step.filling;
    },
    putBack(before, path) {
      judge(takeOver(store.getState().form, before, path));
    },
    review() {
      const settled = judged(settleAll(store.getState().form, context), context);
      store.setState({ ...settled, reviewed: true });
      return settled.findings;
    },
  };
}
