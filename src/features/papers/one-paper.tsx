import { useEffect, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import type { PaperDeskProps } from '../../components/paper-desk-props.ts';
import { blankOf, placedValues, uncalibrated } from '../../domain/papers/blanks.ts';
import type { OfferedPaper } from '../../domain/papers/catalogue.ts';
import { nextPrintOf } from '../../domain/prints.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { BlankOptions } from './blank-options.tsx';
import { marksAcross } from './marks-across.ts';
import { OverlaySheet, TestSheet } from './overlay-sheet.tsx';
import { PaperChoice } from './paper-choice.tsx';
import { PaperQuestions } from './paper-questions.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import { usePrinters } from './printers.ts';
import { useAnswers } from './use-answers.ts';
import { usePaperSource } from './use-paper-source.ts';

export interface OnePaperProps extends PaperDeskProps {
  readonly offered: readonly OfferedPaper[];
  readonly current: OfferedPaper;
  readonly now: number;
}

const titleId = 'paper-title';

/** The chosen paper: which one, what it must be told, whether it goes on a blank, and the sheet as it will print. */
export function OnePaper({ dossier, procedure, chosen, ...props }: OnePaperProps) {
  const { offered, current, now, shownOnScreen, onChoose, onHide, onPrint, onStands } = props;
  const { paper, standing } = current;
  const words = useMessages();
  const parts = useParts();
  const { answers, answer, missing, mayPrint } = useAnswers(paper, dossier);
  const [notPrinted, setNotPrinted] = useState<NotSaved | null>(null);
  const [wantsBlank, setWantsBlank] = useState(false);
  const [serial, setSerial] = useState('');
  const [testing, setTesting] = useState(false);
  const calibration = usePrinters(({ chosen: printer, printers }) => printers[printer]) ?? uncalibrated;
  const { source, isWhole } = usePaperSource(dossier, procedure, now, answers);
  const body = paper.body(source);
  const next = nextPrintOf(dossier, paper.id, answers);
  const across = [...body.across, ...marksAcross(standing)];
  const blank = wantsBlank ? blankOf(paper.id) : undefined;
  // A draft is no reason to spend a blank.
  const mayNow = testing || (blank === undefined ? standing.status !== 'notNow' : standing.status === 'ready');

  const print = async () => {
    setNotPrinted(null);
    if (testing) {
      parts.print();
      return;
    }
    const said = blank === undefined || serial.trim() === '' ? answers : { ...answers, blank: serial.trim() };
    if (mayNow && mayPrint()) setNotPrinted(await onPrint(paper.id, said));
  };

  const spoilt = async (spoiled: string, reason: string): Promise<NotSaved | null> => {
    const args = { paper: paper.id, blank: spoiled, reason };
    const saved = await orSayFailed(() => parts.store.perform({ name: 'spoilBlank', entity: dossier.id, args }));
    if (saved.status !== 'saved') return saved;
    parts.wakeReplay('saved');
    return null;
  };

  useEffect(() => {
    onStands(isWhole);
    return () => onStands(false);
  }, [onStands, isWhole]);

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

  const sheet = () => {
    if (testing) return <TestSheet calibration={calibration} title={words.papers.blank.test} titleId={titleId} />;
    if (blank !== undefined) {
      const values = placedValues(blank, body);
      return (
        <OverlaySheet
          id={paper.id}
          values={values}
          calibration={calibration}
          across={across}
          title={body.title}
          titleId={titleId}
        />
      );
    }
    return (
      <PaperSheet
        id={paper.id}
        body={{ ...body, across }}
        size={paper.sheet}
        ordinal={chosen.ordinal ?? next}
        titleId={titleId}
      />
    );
  };

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
        {blankOf(paper.id) !== undefined && (
          <label className="paper-tick">
            <input type="checkbox" checked={wantsBlank} onChange={({ target }) => setWantsBlank(target.checked)} />
            {words.papers.blank.use}
          </label>
        )}
        {blank !== undefined && (
          <BlankOptions
            blank={serial}
            onBlank={setSerial}
            testing={testing}
            onTest={() => setTesting(!testing)}
            onSpoilt={spoilt}
          />
        )}
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
      {sheet()}
    </>
  );
}
