import type { FigureSection } from '../../figures/chart-facts.ts';
import type { PaperSource } from '../paper.ts';
import { type PaperBlock, type PaperBody, text } from '../paper-body.ts';
import { committeeHead } from './desk-facts.ts';

/** What a report of figures says besides its tables. */
export interface FiguresPaper extends Pick<PaperSource, 'commune' | 'now'> {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly FigureSection[];
  /** What had not arrived when it was counted. */
  readonly stamp: readonly string[];
  readonly stampTitle: string;
  readonly nothing: string;
  /** Who signs, the head of the office last. */
  readonly signers: PaperBody['signers'];
}

function blocksOf({ title, head, rows, total, note, chart }: FigureSection, nothing: string): readonly PaperBlock[] {
  const all = [...rows, ...(total === undefined || rows.length === 0 ? [] : [total])];
  // What a row is about needs the room of three numbers.
  const share = 100 / (head.length + 2);
  const isWords = rows.some((row) => row.slice(1).some((cell) => typeof cell === 'string' && cell.length > 40));
  const width = (at: number): number =>
    isWords
      ? at === 0 || at === head.length - 1
        ? 36
        : 28 / Math.max(1, head.length - 2)
      : at === 0
        ? share * 3
        : share;
  return [
    text(title, 'heading'),
    ...(all.length === 0
      ? [text(nothing)]
      : [
          {
            kind: 'table' as const,
            columns: head.map((each, at) => ({ head: each, width: width(at) })),
            rows: all.map((row) => row.map(String)),
          },
        ]),
    ...(chart === undefined ? [] : [{ kind: 'chart' as const, chart }]),
    ...(note === undefined ? [] : [text(note)]),
  ];
}

/** A report of figures as it prints: the commune’s head, its tables and charts, what had not arrived yet, and who signs. */
export function figuresPaper(paper: FiguresPaper): PaperBody {
  const { commune, now, title, subtitle, sections, stamp, stampTitle, nothing, signers } = paper;
  return {
    head: committeeHead({ commune, now, answers: {} }, 'BC-UBND'),
    title,
    subtitle,
    empty: 'dots',
    across: [],
    blocks: [
      ...sections.flatMap((section) => blocksOf(section, nothing)),
      text(stampTitle, 'heading'),
      { kind: 'list', items: stamp },
    ],
    signers,
  };
}
