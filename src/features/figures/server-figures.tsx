import { useState } from 'react';
import { mayLookOver } from '../../domain/access/figure-rights.ts';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';
import { addedCounts, finishedOf } from '../../domain/figures/dossier-counts.ts';
import { booksOf } from '../../domain/figures/entry-counts.ts';
import type { LanguageState } from '../../state/language.ts';
import type { LateMessages } from '../../messages/language.ts';
import type { CommuneFigures } from '../../protocol/figures.ts';
import { useFigureWords } from '../../state/figures-words.ts';
import { useLanguage } from '../../state/language.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { booksSection, civilSections } from './civil-sections.ts';
import {
  type Column,
  columns,
  type CommuneRow,
  groupsOf,
  lookedAtAlone,
  rowsOf,
  sorted,
  type SortedBy,
} from './commune-rows.ts';
import { columnNames, CommunesTable, numbersOf } from './communes-table.tsx';
import { groupSections } from './dossier-sections.ts';
import { FigureTables } from './figure-tables.tsx';
import { FiguresStamp } from '../../components/figures-stamp.tsx';
import { FiguresOutput, type FigureTools } from './figures-output.tsx';
import { indexSections } from './index-sections.ts';
import { type ChosenPeriod, PeriodChoice, periodNow } from './period-choice.tsx';
import { sayMoment } from '../../state/say-moment.ts';
import { type CommunesTold, useCommunes } from './use-communes.ts';

type Words = LateMessages['figures'];

/** What the server counts, for who looks on: communes first, then one of them or all together. Counts alone. */
export function ServerFigures({ tools }: { readonly tools: FigureTools }) {
  const { clock } = useParts();
  const words = useFigureWords();
  const [turn, setTurn] = useState(0);
  const [now] = useState(() => new Date(clock.now()).toISOString());
  const [chosen, setChosen] = useState<ChosenPeriod>(() => ({
    period: periodNow(now, 'month', 'calendar'),
    closing: 'calendar',
  }));
  const told = useCommunes(chosen, turn);
  return (
    <>
      <div className="figures-choice">
        <PeriodChoice chosen={chosen} now={now} words={words} onChoose={setChosen} />
        <button type="button" onClick={() => setTurn((before) => before + 1)}>
          {words.again}
        </button>
      </div>
      <Progress told={told} words={words} />
      {told.serverTime !== '' && <Told told={told} chosen={chosen} tools={tools} words={words} />}
    </>
  );
}

function Progress({ told, words }: { readonly told: CommunesTold; readonly words: Words }) {
  const some = told.communes.length;
  const said =
    told.state === 'asking'
      ? some === 0
        ? words.loading
        : words.commune.progress(some)
      : told.state === 'failed'
        ? `${words.failed}${some === 0 ? '' : ` ${words.commune.partly}`}`
        : '';
  return <p role="status">{said}</p>;
}

/** All that is told of communes together, or of one. */
function sectionsOf(
  communes: readonly CommuneFigures[],
  words: Words,
  language: LanguageState,
): readonly FigureSection[] {
  const entries = communes.flatMap((commune) => commune.entries ?? []);
  const isTold = communes.every((commune) => commune.entries !== null);
  const books = communes.flatMap((commune) => commune.books);
  const sums = new Map(books.map(({ book }) => [book, 0]));
  for (const { book, count } of books) sums.set(book, (sums.get(book) ?? 0) + count);
  const groups = groupsOf(communes);
  const [, ...civil] = civilSections({ books: booksOf(entries), months: [] }, words, language);
  return [
    ...(isTold
      ? civil
      : [
          booksSection(
            [...sums].map(([book, count]) => ({ book, count })),
            words,
            language,
          ),
        ]),
    ...groupSections(groups, words),
    ...indexSections(addedCounts(groups.map(({ counts }) => counts)), words, language),
  ];
}

/** A commune a row, for the paper and the workbook. */
function communesSection(rows: readonly CommuneRow[], words: Words): FigureSection {
  const names = columnNames(words);
  return {
    title: words.commune.heading,
    head: columns.map((column) => names[column]),
    rows: rows.map(({ commune, counts }) => [
      `${commune.name} (${commune.code})`,
      ...numbersOf(counts, words),
      commune.machines.waiting,
      commune.machines.lastExchange === null ? words.none : sayMoment(commune.machines.lastExchange),
    ]),
    chart: {
      kind: 'bars',
      title: words.commune.chart,
      labels: rows.map(({ commune }) => commune.name),
      series: [
        {
          name: words.commune.rate,
          values: rows.map(({ counts }) =>
            finishedOf(counts) === 0 ? 0 : Math.floor(((counts.early + counts.onTime) * 100) / finishedOf(counts)),
          ),
        },
      ],
    },
  };
}

interface ToldProps {
  readonly told: CommunesTold;
  readonly chosen: ChosenPeriod;
  readonly tools: FigureTools;
  readonly words: Words;
}

function Told({ told, chosen, tools, words }: ToldProps) {
  const { communes, serverTime, province } = told;
  const language = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const [by, setBy] = useState<SortedBy>({ column: 'commune', descending: false });
  const reach = mayLookOver(useSession().account.roles);
  const one = lookedAtAlone(communes, { reach, open });
  const looked = one === undefined ? communes : [one];
  const rows = sorted(rowsOf(looked), by);
  const sort = (column: Column) =>
    setBy((before) => ({
      column,
      descending: before.column === column ? !before.descending : column !== 'commune',
    }));
  const stamp = ({ stamp: say, commune }: Words): readonly string[] => [
    say.serverAsOf(sayMoment(serverTime)),
    ...(told.state === 'whole' ? [] : [commune.partly]),
    ...looked.map(({ name, machines: { count, waiting, lastExchange }, isBehind }) => {
      const heard = lastExchange === null ? say.heardNever : sayMoment(lastExchange);
      return `${name}: ${say.serverMachines(count, waiting, heard)}${isBehind ? ` ${say.behind}` : ''}`;
    }),
  ];
  const sections = (of: Words, language: LanguageState): readonly FigureSection[] => [
    ...(one === undefined ? [communesSection(rows, of)] : []),
    ...sectionsOf(looked, of, language),
  ];
  if (communes.length === 0) return <p className="empty">{words.commune.empty}</p>;
  return (
    <>
      <p className="lead">{words.commune.lead(one?.name ?? province)}</p>
      <FiguresOutput
        kind="dossiers"
        now={serverTime}
        of={one?.name ?? province}
        {...{ chosen, tools, sections, stamp }}
      />
      {one === undefined ? (
        <>
          <h2>{words.commune.heading}</h2>
          <CommunesTable rows={rows} by={by} words={words} onSort={sort} onOpen={setOpen} />
        </>
      ) : (
        <>
          {reach === 'province' && (
            <p>
              <button type="button" onClick={() => setOpen(null)}>
                {words.commune.back}
              </button>
            </p>
          )}
          <h2>{one.name}</h2>
        </>
      )}
      {one === undefined && <h2>{words.commune.whole}</h2>}
      <FigureTables sections={sectionsOf(looked, words, language)} words={words} />
      <FiguresStamp lines={stamp(words)} title={words.stamp.title} />
    </>
  );
}
