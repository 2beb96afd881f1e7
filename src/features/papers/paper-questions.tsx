import { useId } from 'react';
import { DayInput } from '../../components/form/day-input.tsx';
import type { PaperQuestion } from '../../domain/papers/paper.ts';
import type { PaperAnswers } from '../../domain/prints.ts';
import { useMessages, useSay } from '../../state/locale.ts';

export interface PaperQuestionsProps {
  readonly questions: readonly PaperQuestion[];
  readonly answers: PaperAnswers;
  /** Names of required questions that were left open when she pressed. */
  readonly missing: ReadonlySet<string>;
  readonly onAnswer: (name: string, text: string) => void;
}

/** What the paper must still be told. */
export function PaperQuestions({ questions, answers, missing, onAnswer }: PaperQuestionsProps) {
  const words = useMessages().papers;
  const say = useSay();
  const base = useId();
  return questions.map(({ name, label, kind, required }) => {
    const id = `${base}-${name}`;
    const wrong = missing.has(name);
    const common = {
      id,
      value: answers[name] ?? '',
      'aria-required': required,
      'aria-invalid': wrong,
      'aria-describedby': wrong ? `${id}-problem` : undefined,
      autoComplete: 'off',
      onChange: (event: { readonly target: { readonly value: string } }) => onAnswer(name, event.target.value),
    };
    return (
      <div key={name} className="paper-question">
        <label htmlFor={id}>{say(label)}</label>
        {kind === 'lines' ? (
          <textarea rows={3} {...common} />
        ) : kind === 'day' ? (
          <DayInput {...common} onChange={(value) => onAnswer(name, value)} />
        ) : (
          <input type="text" {...common} />
        )}
        {wrong && (
          <p id={`${id}-problem`} role="alert">
            {words.needed}
          </p>
        )}
      </div>
    );
  });
}
