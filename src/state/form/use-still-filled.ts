import { useStore } from 'zustand';
import type { Questions } from '../../domain/procedure.ts';
import type { FilledStep } from './filled-steps.ts';
import type { FormStore } from './form-store.ts';

/** Whether what a step has filled in is still there: once it is taken back, nothing says that it was taken. */
export function useStillFilled(form: FormStore<Questions>, step: FilledStep | undefined): boolean {
  return useStore(form, ({ steps }) => step !== undefined && steps.includes(step));
}
