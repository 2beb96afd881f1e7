import type { Questions } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { needsAnswer } from '../../state/form/needs-answer.ts';
import { controlId } from './form-context.ts';

/** Whether Enter goes by this control: one that is answered, or rarely is. */
export function needsNothing(store: FormStore<Questions>, control: HTMLElement): boolean {
  if (control.dataset['enterPass'] !== undefined) return true;
  const path = control.closest<HTMLElement>('[data-path]')?.dataset['path'];
  const spec = path === undefined ? undefined : procedureFields(store.context.procedure).byPath.get(path);
  if (spec === undefined) return false;
  const part = control.id === controlId(spec.path) ? '' : control.id.slice(controlId(spec.path).length + 1);
  return !needsAnswer(store, spec, part);
}
