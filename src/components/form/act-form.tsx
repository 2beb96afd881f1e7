import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Fields, FieldSpec } from '../../domain/field.ts';
import type { Questions } from '../../domain/procedure.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { createFormStore } from '../../state/form/form-store.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import type { Command } from '../../store/store.ts';
import { ModalDialog } from '../modal-dialog.tsx';
import { enterMovesOn } from './enter-moves-on.ts';
import { focusField, FormContext } from './form-context.ts';
import { FormField } from './form-field.tsx';
import { type NotSaved, SavedProblem } from './saved-problem.tsx';
import './act-form.css';

export interface ActFormProps {
  readonly title: string;
  readonly fields: readonly FieldSpec[];
  readonly checks?: Questions['checks'];
  readonly begun?: Fields;
  /** What the committing button says. */
  readonly submit: string;
  /** It cannot be taken back. */
  readonly danger?: boolean;
  readonly command: (fields: Fields) => Command;
  readonly onDone: (done: 'saved' | 'left') => void;
  /** What is said before the questions. */
  readonly children?: ReactNode;
}

/**
 * One act that asks a few things: a dialog whose fields are drawn, read and checked like a procedure's. Enter goes on,
 * Ctrl+S and Enter on the button commit; what is wrong stands at its field, what the record refuses above the buttons.
 */
export function ActForm({ title, fields, checks = [], begun = {}, submit, danger = false, ...rest }: ActFormProps) {
  const { command, onDone, children } = rest;
  const { store, clock, wakeReplay } = useParts();
  const words = useMessages().actForm;
  const [form] = useState(() => {
    const questions: Questions = {
      groups: [{ id: 'act', title: { vi: '', en: '' }, fields }],
      checks,
      receivedUntil: null,
    };
    const receivedOn = localDateOf(new Date(clock.now()).toISOString());
    return createFormStore({ fields: begun, typing: {} }, { procedure: questions, receivedOn });
  });
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const pressed = useRef(false);
  const warned = useStore(form, ({ findings }) => findings.some(({ level }) => level === 'warning'));

  const commit = async () => {
    if (pressed.current) return;
    setProblem(null);
    const [first] = form.review().filter(({ level }) => level === 'error');
    if (first !== undefined) {
      focusField(first.field);
      return;
    }
    pressed.current = true;
    const asked = askedFields(form.getState().form, form.context.procedure);
    const saved = await orSayFailed(() => store.perform(command(asked)));
    pressed.current = false;
    if (saved.status !== 'saved') {
      setProblem(saved);
      return;
    }
    wakeReplay('saved');
    onDone('saved');
  };

  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  return (
    <ModalDialog title={title} onClose={() => onDone('left')}>
      <FormContext value={form}>
        <form
          ref={box}
          className="act-form"
          noValidate
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
              event.preventDefault();
              void commit();
            } else enterMovesOn(event);
          }}
          onSubmit={(event) => {
            event.preventDefault();
            void commit();
          }}
        >
          {children}
          <div className="act-fields">
            {fields.map((spec) => (
              <FormField key={spec.path} spec={spec} />
            ))}
          </div>
          {problem !== null && <SavedProblem outcome={problem} />}
          <div className="actions">
            <button type="submit" className={danger ? 'danger' : 'commit'} data-enter-stop="">
              {warned ? words.despite(submit) : submit}
            </button>
            <button type="button" onClick={() => onDone('left')}>
              {words.leave}
            </button>
          </div>
        </form>
      </FormContext>
    </ModalDialog>
  );
}
