import type { FillPlan, Step } from '../fill/plan-fill.ts';
import type { FieldFate, FilledField, FillReport } from '../fill/report.ts';
import { type Control, controlAt, elementsAt } from './find-control.ts';
import { withoutSubmitting } from './never-submit.ts';
import { calm } from './until-page.ts';
import { createPageWork } from './work-control.ts';

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
  /** How long a control, or a choice in it, may take to come. */
  readonly waitMs: number;
  /** The page is still the one that was to be filled. */
  readonly isHere: () => boolean;
}

/** Fills a form step by step, and goes on knowing what it did. */
export async function fillForm(plan: FillPlan, { page, waitMs, isHere }: FillWorld): Promise<OpenFill> {
  const root = page.document;
  const fates = new Map<number, FieldFate>();
  const refilled = new Map<number, number>();
  /** What a person has changed since belongs to her. */
  const hers = new Set<number>();
  let isActing = false;
  const work = createPageWork({
    page,
    waitMs,
    isHere,
    acting(act) {
      isActing = true;
      try {
        act();
      } finally {
        isActing = false;
      }
    },
  });
  const run = (step: Step, may: boolean): Promise<FieldFate> =>
    step.do === 'set' ? work.set(step, may) : work.window(step, may);

  const touched = (event: Event): void => {
    if (!event.isTrusted || isActing) return;
    const step = plan.steps.find((each) => each.do === 'set' && holds(controlAt(root, each.at), event.target));
    if (step !== undefined) hers.add(step.id);
  };
  const kinds = ['keydown', 'input', 'change', 'pointerdown'];
  for (const kind of kinds) page.addEventListener(kind, touched, { capture: true });

  await withoutSubmitting(page, async () => {
    for (const step of plan.steps) fates.set(step.id, await run(step, false));
    for (let round = 0; round < mostAgain; round += 1) {
      await calm(page, settleMs, waitMs);
      if (!(await again())) break;
    }
  });

  /** What was filled and does not stand any more is filled again, unless a person has been there. */
  async function again(): Promise<boolean> {
    let changed = false;
    for (const step of plan.steps) {
      if (!isHere()) return changed;
      const fate = fates.get(step.id);
      if (hers.has(step.id) || fate === undefined || !isWorthAnother(step, fate)) continue;
      if (fate === 'filled' && work.stands(step)) continue;
      if (fate === 'notTaken' && step.do === 'set' && work.stands(step)) {
        fates.set(step.id, 'filled');
        continue;
      }
      const times = refilled.get(step.id) ?? 0;
      if (times >= mostAgain) {
        fates.set(step.id, fate === 'filled' ? 'notTaken' : fate);
        continue;
      }
      refilled.set(step.id, times + 1);
      const next = await run(step, true);
      fates.set(step.id, next === 'already' ? 'filled' : next);
      changed = true;
    }
    return changed;
  }

  return {
    report: () => ({
      fields: plan.steps.flatMap((step) => fieldOf(step, fates.get(step.id))),
      unsaid: plan.unsaid,
      again: [...refilled.values()].reduce((sum, times) => sum + times, 0),
    }),
    async overwrite(id) {
      const step = plan.steps.find((each) => each.id === id);
      if (step === undefined) return;
      await withoutSubmitting(page, async () => {
        const fate = await run(step, true);
        hers.delete(id);
        fates.set(id, fate === 'already' ? 'filled' : fate);
      });
    },
    look: () => withoutSubmitting(page, again),
    focus(id) {
      const step = plan.steps.find((each) => each.id === id);
      if (step === undefined) return;
      const at = step.do === 'set' ? step.at : step.open;
      const target = elementsAt(root, at)[0];
      target?.scrollIntoView({ block: 'center' });
      target?.focus({ preventScroll: true });
    },
    stop() {
      for (const kind of kinds) page.removeEventListener(kind, touched, { capture: true });
    },
  };
}

/** The page may have swept away a window that was being filled; of a single control that is not there, it is known. */
function isWorthAnother(step: Step, fate: FieldFate): boolean {
  if (fate === 'filled' || fate === 'notTaken') return true;
  return step.do === 'window' && fate === 'notFound';
}

function holds(control: Control | undefined, target: EventTarget | null): boolean {
  if (control === undefined) return false;
  return control.kind === 'radio' ? control.elements.some((each) => each === target) : control.element === target;
}

function fieldOf(step: Step, fate: FieldFate | undefined): readonly FilledField[] {
  if (fate === undefined) return [];
  const text = step.do === 'set' ? step.wanted.text : step.fill.map(({ wanted }) => wanted.text).join(', ');
  return [{ id: step.id, to: step.to, fate, text }];
}
