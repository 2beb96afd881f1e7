import type { LateMessages } from '../../messages/language.ts';
import { useFigureWords } from '../../state/figures-words.ts';
import { figures as vietnamese } from '../../messages/vi/figures.ts';
import { Suspense, useState } from 'react';
import type { FiguresSheetComponent } from '../../components/paper-desk-props.ts';
import type { WriteFigures } from '../../components/write-figures.ts';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';
import { periodText } from '../../domain/figures/period.ts';
import type { Instant } from '../../domain/words.ts';
import type { LanguageState } from '../../state/language.ts';
import { inVietnamese, useLanguage } from '../../state/language.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { type ChosenPeriod, namePeriod, nameDays } from './period-choice.tsx';

/** What a screen of figures hands out besides showing it. Each is given it, for it is another’s. */
export interface FigureTools {
  readonly sheet: FiguresSheetComponent;
  readonly write: WriteFigures;
}

export const figureKinds = ['civil', 'dossiers', 'index', 'work'] as const;
export type FigureKind = (typeof figureKinds)[number];

interface FiguresOutputProps {
  readonly kind: FigureKind;
  readonly chosen: ChosenPeriod;
  /** Of whom: a commune, or a province. */
  readonly of: string;
  readonly now: Instant;
  readonly tools: FigureTools;
  /** In a language, so that the paper is Vietnamese on every screen. */
  readonly sections: (words: LateMessages['figures'], language: LanguageState) => readonly FigureSection[];
  readonly stamp: (words: LateMessages['figures'], language: LanguageState) => readonly string[];
}

/** The two ways out of a report of figures: the paper, and the workbook. */
export function FiguresOutput({ kind, chosen, of, now, tools, sections, stamp }: FiguresOutputProps) {
  const language = useLanguage();
  const words = useFigureWords();
  const { saveFile } = useParts();
  const { account } = useSession();
  const [printing, setPrinting] = useState(false);
  const [told, setTold] = useState('');
  const { sheet: Sheet, write } = tools;

  const save = async () => {
    try {
      const above = [[words.kinds[kind]], [of], [namePeriod(chosen.period, words)], [nameDays(chosen, words)]];
      const below = [[words.stamp.title], ...stamp(words, language).map((each) => [each])];
      const tables = sections(words, language).flatMap(({ title, head, rows, total, note }) => [
        [],
        [title],
        head,
        ...rows,
        ...(total === undefined ? [] : [total]),
        ...(note === undefined ? [] : [[note]]),
      ]);
      const name = `bao-cao-${kind}-${periodText(chosen.period)}.xlsx`;
      saveFile(name, await write(words.sheetName, [...above, ...tables, [], ...below]));
      setTold(words.sheetSaved(name));
    } catch {
      setTold(words.sheetFailed);
    }
  };

  const paper = vietnamese;
  return (
    <div className="figures-output">
      <div className="actions">
        <button type="button" className="primary" aria-haspopup="dialog" onClick={() => setPrinting(true)}>
          {words.print}
        </button>
        <button type="button" onClick={() => void save()}>
          {words.sheet}
        </button>
      </div>
      <p aria-live="polite" className="soft">
        {told}
      </p>
      {printing && (
        <Suspense fallback={null}>
          <Sheet
            printLabel={words.printNow}
            help={words.printHelp}
            onHide={() => setPrinting(false)}
            paper={{
              commune: of,
              now,
              title: paper.paper.title(paper.kinds[kind]),
              subtitle: `${namePeriod(chosen.period, paper)} (${nameDays(chosen, paper)})`,
              sections: sections(paper, inVietnamese),
              stamp: stamp(paper, inVietnamese),
              stampTitle: paper.stamp.title,
              nothing: paper.nothing,
              signers: [
                { title: paper.paper.maker, hint: paper.paper.makerHint, name: account.name },
                { title: paper.paper.head, hint: paper.paper.headHint, name: '' },
              ],
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
