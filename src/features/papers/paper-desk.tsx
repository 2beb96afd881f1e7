import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PaperDeskProps } from '../../components/paper-desk-props.ts';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { type OfferedPaper, papersOf } from '../../domain/papers/catalogue.ts';
import { nextPrintOf } from '../../domain/prints.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { marksAcross } from './marks-across.ts';
import { PaperChoice } from './paper-choice.tsx';
import { PaperQuestions } from './paper-questions.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import { useAnswers } from './use-answers.ts';
import { usePaperSource } from './use-paper-source.ts';
import './paper-desk.css';

/**
 * The papers of one dossier: what each still has to be told, and beside it the sheet as it will print. The chosen one
 * stands ready for the printer as long as the dossier is open, and is shown on the screen on request.
 */
export function PaperDesk(props: PaperDeskProps) {
  const { dossier, procedure, chosen, shownOnScreen, onHide } = props;
  const now = useNow();
  const offered = papersOf(dossier, procedure, new Date(now).toISOString());
  const current = offered.find(({ paper }) => paper.id === chosen.id) ?? offered[0];
  const sheet = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    document.body.dataset['paper'] = 'one';
    return () => {
      delete document.body.dataset['paper'];
    };
  }, []);

  useEffect(() => {
    if (shownOnScreen) sheet.current?.showModal();
    else sheet.current?.close();
  }, [shownOnScreen]);

  return createPortal(
    <dialog
      ref={sheet}
      className="paper"
      aria-labelledby="paper-title"
      onCancel={(event) => {
        event.preventDefault();
        onHide();
      }}
    >
      {current !== undefined && <OnePaper {...props} offered={offered} current={current} now={now} />}
    </dialog>,
    document.body,
  );
}

interface OnePaperProps extends PaperDeskProps {
  readonly offered: readonly OfferedPaper[];
  readonly current: OfferedPaper;
  readonly now: number;
}

function OnePaper({ dossier, procedure, chosen, practice = false, ...props }: OnePaperProps) {
  const { offered, current, now, shownOnScreen, onChoose, onHide, onPrint } = props;
  const { paper, standing } = current;
  const words = useMessages();
  const { answers, answer, missing, mayPrint } = useAnswers(paper, dossier);
  const [notPrinted, setNotPrinted] = useState<NotSaved | null>(null);
  const source = usePaperSource(dossier, procedure, now, answers);
  const body = paper.body(source);
  const next = nextPrintOf(dossier, paper.id, answers);
  const across = [...body.across, ...marksAcross(standing, practice)];
  const mayNow = standing.status !== 'notNow';

  const print = async () => {
    setNotPrinted(null);
    if (mayNow && mayPrint()) setNotPrinted(await onPrint(paper.id, answers));
  };

  useEffect(() => {
    if (!shownOnScreen) return;
    const printByKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      void print();
    };
    addEventListener('keydown', printByKey);
    return () => removeEventListener('keydown', printByKey);
  });

  return (
    <>
      <form
        className="paper-bar"
        onSubmit={(event) => {
          event.preventDefault();
          void print();
        }}
      >
        <PaperChoice offered={offered} chosen={paper.id} onChoose={onChoose} />
        <p className="soft">{words.papers.printed(next - 1)}</p>
        <PaperQuestions questions={paper.questions(dossier)} answers={answers} missing={missing} onAnswer={answer} />
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={!mayNow}>
            {words.papers.print}
          </button>
          <button type="button" onClick={onHide}>
            {words.dossier.hidePreview}
          </button>
        </div>
        {notPrinted !== null && <SavedProblem outcome={notPrinted} />}
      </form>
      <PaperSheet
        id={paper.id}
        body={{ ...body, across }}
        size={paper.sheet}
        ordinal={chosen.ordinal ?? next}
        titleId="paper-title"
      />
    </>
  );
}
