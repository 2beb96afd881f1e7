import { useState } from 'react';
import type { Dossier } from '../../domain/dossier.ts';
import type { Paper } from '../../domain/papers/paper.ts';
import { printsOf, type PaperAnswers } from '../../domain/prints.ts';

export interface Answers {
  /** What the paper says now, besides the record; nothing empty in it. */
  readonly answers: PaperAnswers;
  readonly answer: (name: string, text: string) => void;
  readonly missing: ReadonlySet<string>;
  /** Whether every required question is answered; if not, they are marked from now on. */
  readonly mayPrint: () => boolean;
}

/** What a paper begins with: what its last print said, else what the dossier tells. */
function beginningOf(paper: Paper, dossier: Dossier): PaperAnswers {
  const last = printsOf(dossier, paper.id).at(-1)?.answers ?? {};
  return Object.fromEntries(
    paper.questions(dossier).map(({ name, begins }) => [name, last[name] ?? begins?.(dossier) ?? ''] as const),
  );
}

/** The answers to a paper's questions, kept for each paper while the dossier is open. */
export function useAnswers(paper: Paper, dossier: Dossier): Answers {
  const [typed, setTyped] = useState<Readonly<Record<string, PaperAnswers>>>({});
  const [pressed, setPressed] = useState<string | null>(null);
  const all = { ...beginningOf(paper, dossier), ...typed[paper.id] };
  const answers = Object.fromEntries(Object.entries(all).filter(([, text]) => text.trim() !== ''));
  const open = paper.questions(dossier).filter(({ name, required }) => required && answers[name] === undefined);
  return {
    answers,
    answer: (name, text) => setTyped({ ...typed, [paper.id]: { ...typed[paper.id], [name]: text } }),
    missing: new Set(pressed === paper.id ? open.map(({ name }) => name) : []),
    mayPrint() {
      setPressed(paper.id);
      return open.length === 0;
    },
  };
}
