import type { LateMessages } from '../../messages/language.ts';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';
import { addedCounts, type DossierCounts, finishedOf, openOf } from '../../domain/figures/dossier-counts.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { procedures } from '../../domain/procedures/catalogue.ts';
import type { LanguageState } from '../../state/language.ts';
import { labelIn } from '../../state/locale.ts';
import type { FigureGroup } from '../../protocol/figures.ts';

type Words = LateMessages['figures'];

const shown = [
  ...(['carriedOver', 'received', 'finished', 'early', 'onTime', 'overdue'] as const),
  ...(['open', 'openInTime', 'openOverdue', 'openPaused', 'supplements', 'refused', 'ended'] as const),
];

function cellsOf(counts: DossierCounts): readonly number[] {
  const sums = { ...counts, finished: finishedOf(counts), open: openOf(counts) };
  return shown.map((column) => sums[column]);
}

interface TableWishes {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly (readonly [string, DossierCounts])[];
}

function table({ title, about, rows }: TableWishes, { dossiers, total }: Words): FigureSection {
  return {
    title,
    head: [about, ...shown.map((column) => dossiers.columns[column])],
    rows: rows.map(([name, counts]) => [name, ...cellsOf(counts)]),
    total: [total, ...cellsOf(addedCounts(rows.map(([, counts]) => counts)))],
  };
}

/** How they stand: what was finished when, and what is open. */
function withOutcome(section: FigureSection, whole: DossierCounts, { dossiers }: Words): FigureSection {
  const { columns } = dossiers;
  const parts = ['early', 'onTime', 'overdue', 'openInTime', 'openOverdue', 'openPaused'] as const;
  const labelOf = (part: (typeof parts)[number]): string =>
    `${part.startsWith('open') ? columns.open : columns.finished}: ${columns[part].toLowerCase()}`;
  return {
    ...section,
    note: dossiers.note,
    chart: {
      kind: 'bars',
      title: dossiers.outcome,
      labels: parts.map(labelOf),
      series: [{ name: dossiers.outcome, values: parts.map((part) => whole[part]) }],
    },
  };
}

const labels = new Map(
  procedures.flatMap(({ name, serviceField }) => [name, serviceField]).map((label) => [label.vi, label]),
);
/** Rows are kept under the Vietnamese name. */
const inLanguage = (name: string, language: LanguageState): string => {
  const label = labels.get(name);
  return label === undefined ? name : labelIn(language, label);
};

interface OwnDossiers {
  readonly whole: DossierCounts;
  readonly byField: ReadonlyMap<string, DossierCounts>;
  readonly byProcedure: ReadonlyMap<string, DossierCounts>;
  readonly byChannel: ReadonlyMap<Dossier['channel'], DossierCounts>;
}

const vietnamese = new Intl.Collator('vi');
const byName = <Row extends readonly [string, unknown]>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort(([a], [b]) => vietnamese.compare(a, b));

/** By field, by procedure and by how it came; each table is of the same dossiers. */
export function dossierSections(figures: OwnDossiers, words: Words, language: LanguageState): readonly FigureSection[] {
  const { dossiers } = words;
  const named = (rows: ReadonlyMap<string, DossierCounts>) =>
    byName([...rows].map(([name, counts]) => [inLanguage(name, language) || dossiers.unknownField, counts] as const));
  const channels = (['direct', 'online', 'postal'] as const).flatMap((channel) => {
    const counts = figures.byChannel.get(channel);
    return counts === undefined ? [] : [[dossiers.channels[channel], counts] as const];
  });
  const byField = table({ title: dossiers.byField, about: dossiers.field, rows: named(figures.byField) }, words);
  return [
    withOutcome(byField, figures.whole, words),
    table({ title: dossiers.byProcedure, about: dossiers.procedure, rows: named(figures.byProcedure) }, words),
    table({ title: dossiers.byChannel, about: dossiers.channel, rows: channels }, words),
  ];
}

/** The same of a commune that is looked on from elsewhere: by kind of work alone. */
export function groupSections(
  groups: readonly { readonly group: FigureGroup; readonly counts: DossierCounts }[],
  words: Words,
): readonly FigureSection[] {
  const { dossiers } = words;
  const rows = groups.map(({ group, counts }) => [dossiers.groups[group], counts] as const);
  const section = table({ title: dossiers.byGroup, about: dossiers.group, rows }, words);
  return [withOutcome(section, addedCounts(groups.map(({ counts }) => counts)), words)];
}
