import type { ReactNode } from 'react';
import { bookNames } from '../domain/books/book-names.ts';
import type { Procedure, TimeLimit } from '../domain/procedure.ts';
import type { Messages } from '../messages/vi.ts';
import { useMessages, useSay } from '../state/locale.ts';
import './procedure-facts.css';

function limitInWords(limit: TimeLimit, words: Messages['procedure']): string {
  switch (limit.rule) {
    case 'sameDay':
      return words.sameDay;
    case 'workingDays':
      return words.workingDays(limit.days);
    case 'duration':
      return words.hours24;
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

/** The time limit as the law has it, with the longer one where something must be found out first. */
export function useLimitText(): (procedure: Procedure) => string {
  const words = useMessages().procedure;
  const say = useSay();
  return ({ timeLimit, otherLimit, verification }) => {
    const other = otherLimit === undefined ? '' : `; ${say(otherLimit.name)}: ${limitInWords(otherLimit.limit, words)}`;
    const usual = `${limitInWords(timeLimit, words)}${other}`;
    return verification === undefined ? usual : `${usual}; ${words.withVerification(verification.extensionDays)}`;
  };
}

/** What a person asks about a procedure: who, until when, what for, on which ground. `fee` is the case's own, where there is one. */
export function ProcedureFacts({ procedure, fee }: { readonly procedure: Procedure; readonly fee?: ReactNode }) {
  const words = useMessages().procedure;
  const say = useSay();
  const limitText = useLimitText();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.whoActs, say(procedure.whoActs)],
    [words.channels, procedure.channels.map((channel) => words.channel[channel]).join(', ')],
    [words.limit, limitText(procedure)],
    [words.fee, fee ?? words.freeWhen(say(procedure.fee.freeBecause))],
    [words.result, say(procedure.result)],
    [words.book, say(bookNames[procedure.book])],
    [words.basis, procedure.legalBasis.map(say).join('; ')],
  ];
  return (
    <dl className="procedure-facts">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
