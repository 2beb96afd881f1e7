import { foldText } from '../../src/domain/fold-text.ts';
import { unitKey } from '../../src/domain/administrative-units.ts';
import { matchChoice } from '../fill/match-choice.ts';
import type { SetStep, StepKind, WindowStep } from '../fill/plan-fill.ts';
import { type FieldFate, isDone } from '../fill/report.ts';
import { type Control, controlAt, elementsAt } from './find-control.ts';
import { wouldSend } from './never-submit.ts';
import { choicesOf, isClosed, setControl, standingOf } from './set-control.ts';
import { untilPage } from './until-page.ts';

export interface PageWork {
  /** Sets one control; `may`: what stands there may go. */
  set(step: Pick<SetStep, 'at' | 'kind' | 'wanted'>, may: boolean): Promise<FieldFate>;
  window(step: WindowStep, may: boolean): Promise<FieldFate>;
  /** Whether it still says what it was told; of a window that shows nothing nobody knows. */
  stands(step: SetStep | WindowStep): boolean;
}

interface WorkParts {
  readonly page: Window & { readonly document: Document };
  readonly waitMs: number;
  /** The page is still the one that the order was for: a portal's next step may have controls of the same names. */
  readonly isHere: () => boolean;
  /** Around whatever we do ourselves: what a press brings about looks like a person's to the page, and to us. */
  readonly acting: (work: () => void) => void;
}

/** What can be done to the controls of a page. */
export function createPageWork({ page, waitMs, isHere, acting }: WorkParts): PageWork {
  const root = page.document;
  const untilHere = <Found>(look: () => Found | undefined): Promise<Found | 'movedOn' | undefined> =>
    untilPage<Found | 'movedOn'>(page, waitMs, () => (isHere() ? look() : 'movedOn'));

  async function set({ at, kind, wanted }: Pick<SetStep, 'at' | 'kind' | 'wanted'>, may: boolean): Promise<FieldFate> {
    const find = (): Control | undefined => {
      const control = controlAt(root, at);
      return control !== undefined && fits(control, kind) ? control : undefined;
    };
    const found = await untilHere(find);
    if (found === undefined) return 'notFound';
    if (found === 'movedOn') return found;
    const isChoice = found.kind === 'select' || found.kind === 'radio';
    // A list may load after the one before it was chosen; the control may have been drawn anew meanwhile.
    const ready = await untilHere(() => {
      const control = find();
      if (control === undefined || isClosed(control)) return undefined;
      return isChoice && matchChoice(choicesOf(control), wanted).kind === 'none' ? undefined : control;
    });
    if (ready === 'movedOn') return ready;
    const control = ready ?? find();
    // It went away while its choices were waited for.
    if (control === undefined) return 'notFound';
    const standing = standingOf(control, wanted);
    if (standing === 'right') return 'already';
    if (isClosed(control)) return 'closed';
    if (standing === 'other' && !may) return 'kept';
    if (isChoice) {
      const { kind: match } = matchChoice(choicesOf(control), wanted);
      if (match !== 'found') return match === 'none' ? 'noChoice' : 'severalChoices';
    }
    acting(() => setControl(control, wanted));
    if (!isHere()) return 'movedOn';
    const after = find();
    return after !== undefined && standingOf(after, wanted) === 'right' ? 'filled' : 'notTaken';
  }

  async function press(at: WindowStep['open']): Promise<FieldFate> {
    const element = await untilHere(() => elementsAt(root, at)[0]);
    if (element === undefined) return 'notFound';
    if (element === 'movedOn') return element;
    if (wouldSend(element)) return 'wouldSend';
    acting(() => element.click());
    return 'filled';
  }

  const shownBy = ({ shows }: WindowStep): string => {
    const control = shows === null ? undefined : controlAt(root, shows);
    return control?.kind === 'text' ? control.element.value : '';
  };

  return {
    set,
    async window(step, may) {
      if (!isHere()) return 'movedOn';
      const before = shownBy(step);
      if (saysAll(before, step)) return 'already';
      if (before.trim() !== '' && !may) return 'kept';
      const opened = await press(step.open);
      if (!isDone(opened)) return opened;
      for (const each of step.fill) {
        // What stood in the window it was opened for.
        const fate = await set(each, true);
        // It stays open, for the person to go on in it.
        if (!isDone(fate)) return fate;
      }
      const closed = await press(step.close);
      if (!isDone(closed) || step.shows === null) return closed;
      const shown = await untilHere(() => (shownBy(step).trim() === '' ? undefined : true));
      if (shown === 'movedOn') return shown;
      return shown === undefined ? 'notTaken' : 'filled';
    },
    stands(step) {
      if (step.do === 'window') return step.shows === null || shownBy(step).trim() !== '';
      const control = controlAt(root, step.at);
      return control !== undefined && fits(control, step.kind) && standingOf(control, step.wanted) === 'right';
    },
  };
}

function fits({ kind }: Control, wanted: StepKind): boolean {
  return wanted === 'typedOrChosen' ? kind === 'text' || kind === 'select' : kind === wanted;
}

/** An address in words says all that was chosen for it, with or without the ranks of its units. */
function saysAll(shown: string, { fill }: WindowStep): boolean {
  const words = foldText(shown);
  return words !== '' && fill.every(({ wanted }) => words.includes(unitKey(wanted.text)));
}
