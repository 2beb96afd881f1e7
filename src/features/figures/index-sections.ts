import type { LateMessages } from '../../messages/language.ts';
import { rateText } from '../../components/rate-text.ts';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';
import { type DossierCounts, finishedOf } from '../../domain/figures/dossier-counts.ts';
import { index766, type IndexLine } from '../../domain/figures/index-766.ts';
import type { LanguageState } from '../../state/language.ts';
import { labelIn } from '../../state/locale.ts';
import { meanText } from './civil-sections.ts';

type Words = LateMessages['figures'];

/** What was truly in time, what the portal will call so, and that the difference is late entry alone. */
function threeWays(counts: DossierCounts, { index, none }: Words): FigureSection {
  const finished = finishedOf(counts);
  const real = counts.early + counts.onTime;
  const line = (name: string, inTime: number) => [name, inTime, finished, rateText(inTime, finished) ?? none];
  return {
    title: index.threeWays,
    head: [index.way, index.inTime, index.of, index.rate],
    rows: [
      line(index.real, real),
      line(index.portal, real - counts.lateEntryOnly),
      line(index.lateEntry, counts.lateEntryOnly),
    ],
    chart: {
      kind: 'bars',
      title: index.threeWays,
      labels: [index.real, index.portal, index.lateEntry],
      series: [{ name: index.inTime, values: [real, real - counts.lateEntryOnly, counts.lateEntryOnly] }],
    },
  };
}

function lineOf(
  { id, name, told, note }: IndexLine,
  { index, none }: Words,
  language: LanguageState,
): readonly string[] {
  const named = `${id} ${labelIn(language, name)}`;
  switch (told.kind) {
    case 'share': {
      const rate = rateText(told.part, told.whole);
      return [named, `${told.part}/${told.whole}`, rate ?? none, note === undefined ? '' : labelIn(language, note)];
    }
    case 'mean': {
      const mean = meanText(told.sum, told.count, language);
      return [
        named,
        String(told.count),
        mean === null ? none : index.days(mean),
        note === undefined ? '' : labelIn(language, note),
      ];
    }
    case 'not':
      return [named, none, none, `${index.cannot} ${labelIn(language, told.because)}`];
    default: {
      const unreachable: never = told;
      return unreachable;
    }
  }
}

/** Punctuality in three ways, and the index as far as our records tell it. */
export function indexSections(counts: DossierCounts, words: Words, language: LanguageState): readonly FigureSection[] {
  const { index } = words;
  return [
    threeWays(counts, words),
    {
      title: index.index,
      head: [index.indicator, index.count, index.rate, index.note],
      rows: index766(counts).map((line) => lineOf(line, words, language)),
    },
  ];
}
