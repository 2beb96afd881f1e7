import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { FieldPath, FieldSpec, Finding } from '../../domain/field.ts';
import type { Questions } from '../../domain/procedure.ts';
import type { Part } from '../../state/form/field-texts.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { textOf } from '../../state/form/typed-form.ts';

export const FormContext = createContext<FormStore<Questions> | null>(null);

export function useFormStore(): FormStore<Questions> {
  const store = useContext(FormContext);
  if (store === null) throw new Error('A form control is rendered outside of its form.');
  return store;
}

/** Of controls that only a procedure's form has. */
export function useProcedureForm(): FormStore {
  const store = useFormStore();
  if (!isProcedureForm(store)) throw new Error('A control of a procedure’s form is rendered in another one.');
  return store;
}

function isProcedureForm(store: FormStore<Questions>): store is FormStore {
  return 'nationalCode' in store.context.procedure;
}

/** What one control shows; the control is drawn again only when this changes. */
export function useFormText(spec: FieldSpec, part: Part): string {
  return useStore(useFormStore(), (state) => textOf(state.form, spec, part));
}

export function useAsked(path: FieldPath): boolean {
  return useStore(useFormStore(), (state) => state.asked.has(path));
}

/** What is missing is no mistake until she asks to save: it is left out before. */
function isShown(finding: Finding, reviewed: boolean): boolean {
  return reviewed || finding.code !== 'required';
}

export function useFindingsAt(path: FieldPath): readonly Finding[] {
  const findings = useStore(useFormStore(), (state) => state.findings);
  const reviewed = useStore(useFormStore(), (state) => state.reviewed);
  return useMemo(
    () => findings.filter((finding) => finding.field === path && isShown(finding, reviewed)),
    [findings, path, reviewed],
  );
}

/** Id of a field's first control, for its label and for links to it. */
export function controlId(path: FieldPath, part: Part = ''): string {
  return part === '' ? `field-${path}` : `field-${path}-${part}`;
}

/** Puts the keyboard into a field, unfolding the block it is in. */
export function focusField(path: FieldPath): void {
  const element = document.getElementById(controlId(path));
  if (element === null) return;
  const block = element.closest('details');
  if (block !== null) block.open = true;
  const control =
    element instanceof HTMLFieldSetElement ? element.querySelector<HTMLElement>('select, input') : element;
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
