import type { FieldFate, FilledField, FillReport } from '../fill/report.ts';
import { isDone } from '../fill/report.ts';
import { matchChoice } from '../fill/match-choice.ts';
import type { FillPlan, SetStep, Step, StepKind } from '../fill/plan-fill.ts';
import { type Control, controlAt, elementsAt } from './find-control.ts';
import { withoutSubmitting, wouldSend } from './never-submit.ts';
import { choicesOf, isClosed, setControl, standingOf } from './set-control.ts';
import { calm, untilPage } from './until-page.ts';

/** How often a field is filled anew that the page takes away again. */
const mostAgain = 3;
const settleMs = 400;

export interface OpenFill {
  readonly report: () => FillReport;
  /** She has said that what she typed there may go. */
  readonly overwrite: (id: number) => Promise<void>;
  /** Looks once more, and fills again what the page has taken away. `true`: something was. */
  readonly look: () => Promise<boolean>;
  readonly focus: (id: number) => void;
  readonly stop: () => void;
}

interface FillWorld {
  readonly page: Window & { readonly document: Document };
  readonly waitMs: number;
}

/** Fills a form step by step, and goes on knowing what it did. */
export async function fillForm(plan: FillPlan, { page, waitMs }: FillWorld): Promise<OpenFill> {
  const root = page.document;
  const fates = new Map<number, FieldFate>();
  const refilled = new Map<number, number>();
  /** What a person has changed since belongs to her. */
  const hers = new Set<number>();
  const sets = plan.steps.filter((step) => step.do === 'set');

  /** What a press of ours brings about looks like hers to the page, and to us. */
  let acting = false;

  const touched = (event: Event): void => {
    if (!event.isTrusted || acting) return;
    const step = sets.find((each) => holds(controlAt(root, each.at), event.target));
    if (step !== undefined) hers.add(step.id);
  };
  const kinds = ['keydown', 'input', 'change', 'pointerdown'];
  for (const kind of kinds) page.addEventListener(kind, touched, { capture: true });

  let failedWindow: string | null = null;
  await withoutSubmitting(page, async () => {
    for (const step of plan.steps) {
      // A window that did not open, or lacks a choice, is not closed as if it were filled.
      const fate = failedWindow === step.to ? (step.do === 'set' ? 'notFound' : undefined) : await done(step);
      if (fate === undefined) continue;
      fates.set(step.id, fate);
      if ((step.do === 'press' || step.passing) && !isDone(fate)) failedWindow = step.to;
    }
    for (let round = 0; round < mostAgain; round += 1) {
      await calm(page, settleMs, waitMs);
      if (!(await again())) break;
    }
  });

  async function done(step: Step): Promise<FieldFate> {
    return step.do === 'press' ? press(step) : set(step, false);
  }

  async function press({ at }: Extract<Step, { do: 'press' }>): Promise<FieldFate> {
    const element = await untilPage(page, waitMs, () => elementsAt(root, at)[0]);
    if (element === undefined) return 'notFound';
    if (wouldSend(element)) return 'wouldSend';
    acting = true;
    element.click();
    acting = false;
    return 'filled';
  }

  async function set({ at, kind, wanted }: SetStep, may: boolean): Promise<FieldFate> {
    const find = (): Control | undefined => {
      const control = controlAt(root, at);
      return control !== undefined && fits(control, kind) ? control : undefined;
    };
    const found = await untilPage(page, waitMs, find);
    if (found === undefined) return 'notFound';
    const isChoice = found.kind === 'select' || found.kind === 'radio';
    // A list may load after the one before it was chosen; the control may have been drawn anew meanwhile.
    const ready = await untilPage(page, waitMs, () => {
      const control = find();
      if (control === undefined || isClosed(control)) return undefined;
      return isChoice && matchChoice(choicesOf(control), wanted).kind === 'none' ? undefined : control;
    });
    const control = ready ?? find() ?? found;
    const standing = standingOf(control, wanted);
    if (standing === 'right') return 'already';
    if (isClosed(control)) return 'closed';
    if (standing === 'other' && !may) return 'kept';
    if (isChoice) {
      const { kind: match } = matchChoice(choicesOf(control), wanted);
      if (match !== 'found') return match === 'none' ? 'noChoice' : 'severalChoices';
    }
    acting = true;
    try {
      setControl(control, wanted);
    } finally {
      acting = false;
    }
    const after = find();
    return after !== undefined && standingOf(after, wanted) === 'right' ? 'filled' : 'notTaken';
  }

  /** What was filled and does not stand any more is filled again, unless a person has been there. */
  async function again(): Promise<boolean> {
    let changed = false;
    for (const step of sets) {
      const fate = fates.get(step.id);
      if (step.passing || hers.has(step.id) || (fate !== 'filled' && fate !== 'notTaken')) continue;
      const control = controlAt(root, step.at);
      if (control !== undefined && fits(control, step.kind) && standingOf(control, step.wanted) === 'right') {
        fates.set(step.id, 'filled');
        continue;
      }
      const times = refilled.get(step.id) ?? 0;
      if (times >= mostAgain) {
        fates.set(step.id, 'notTaken');
        continue;
      }
      refilled.set(step.id, times + 1);
      fates.set(step.id, await set(step, true));
      changed = true;
    }
    return changed;
  }

  return {
    report: () => ({
      fields: fieldsOf(plan.steps, fates),
      unsaid: plan.unsaid,
      again: [...refilled.values()].reduce((sum, times) => sum + times, 0),
    }),
    async overwrite(id) {
      const step = sets.find((each) => each.id === id);
      if (step === undefined || step.passing) return;
      await withoutSubmitting(page, async () => {
        const fate = await set(step, true);
        hers.delete(id);
        fates.set(id, fate === 'already' ? 'filled' : fate);
      });
    },
    look: () => withoutSubmitting(page, again),
    focus(id) {
      const step = plan.steps.find((each) => each.id === id);
      if (step === undefined) return;
      const control = step.do === 'set' ? controlAt(root, step.at) : undefined;
      const element = control?.kind === 'radio' ? control.elements[0] : control?.element;
      const target = element ?? elementsAt(root, step.at)[0];
      target?.scrollIntoView({ block: 'center' });
      target?.focus({ preventScroll: true });
    },
    stop() {
      for (const kind of kinds) page.removeEventListener(kind, touched, { capture: true });
    },
  };
}

function fits({ kind }: Control, wanted: StepKind): boolean {
  return wanted === 'typedOrChosen' ? kind === 'text' || kind === 'select' : kind === wanted;
}

function holds(control: Control | undefined, target: EventTarget | null): boolean {
  if (control === undefined) return false;
  return control.kind === 'radio' ? control.elements.some((each) => each === target) : control.element === target;
}

/** A press is told only where it failed; a window is one field, as good as its worst part. */
function fieldsOf(steps: readonly Step[], fates: ReadonlyMap<number, FieldFate>): readonly FilledField[] {
  return steps.flatMap((step): FilledField[] => {
    const fate = fates.get(step.id);
    if (fate === undefined || (step.do === 'press' && isDone(fate))) return [];
    return [{ id: step.id, to: step.to, fate, text: step.do === 'set' ? step.wanted.text : '' }];
  });
}
