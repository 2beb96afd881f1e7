import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { bookNames } from '../domain/books/book-names.ts';
import type { Fields } from '../domain/field.ts';
import { inCase, type Procedure } from '../domain/procedure.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { type Fact, FactList } from './fact-list.tsx';
import { limitInWords } from './limit-in-words.ts';
import './procedure-facts.css';

/** The time limit as the law has it, with the longer one where something must be found out first. */
export function useLimitText(): (procedure: Procedure, fields?: Fields) => string {
  const words = useMessages().procedure;
  const say = useSay();
  return (procedure, fields) => {
    const { otherLimit, verification } = procedure;
    // Each case has its own, and there is none yet.
    if (procedure.ofCase !== undefined && fields === undefined) return words.ofCase;
    const { timeLimit } = fields === undefined ? procedure : inCase(procedure, fields);
    const other = otherLimit === undefined ? '' : `; ${say(otherLimit.name)}: ${limitInWords(otherLimit.limit, words)}`;
    const usual = `${limitInWords(timeLimit, words)}${other}`;
    return verification === undefined ? usual : `${usual}; ${words.withVerification(verification.extensionDays)}`;
  };
}

interface ProcedureFactsProps {
  readonly procedure: Procedure;
  /** The case's own fee and fields, where there is one. */
  readonly fee?: ReactNode;
  readonly fields?: Fields;
}

/** What a person asks about a procedure: who, until when, what for, on which ground. */
export function ProcedureFacts({ procedure, fee, fields }: ProcedureFactsProps) {
  const { procedure: words, office } = useMessages();
  const own = office.open;
  const say = useSay();
  const limitText = useLimitText();
  const { result } = fields === undefined ? procedure : inCase(procedure, fields);
  const facts: readonly Fact[] = [
    [words.whoActs, say(procedure.whoActs)],
    [words.channels, procedure.channels.map((channel) => words.channel[channel]).join(', ')],
    [words.limit, limitText(procedure, fields)],
    [words.fee, fee ?? words.freeWhen(say(procedure.fee.freeBecause))],
    [words.result, say(result)],
    ...(procedure.book === null ? [] : ([[words.book, say(bookNames[procedure.book])]] as const)),
    [words.basis, procedure.legalBasis.map(say).join('; ')],
  ];
  return (
    <>
      <FactList className="procedure-facts" facts={facts} />
      <p>
        <Link href={paths.office}>{own}</Link>
      </p>
    </>
  );
}
