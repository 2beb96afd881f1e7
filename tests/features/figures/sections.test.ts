import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureSection } from '../../../src/domain/figures/chart-facts.ts';
import { gatherFigures } from '../../../src/domain/figures/own-figures.ts';
import { periodKinds, periodOn } from '../../../src/domain/figures/period.ts';
import { deskRules } from '../../../src/domain/office/desk-rules.ts';
import { figuresPaper } from '../../../src/domain/papers/desk/figures-paper.ts';
import { booksSection, civilSections } from '../../../src/features/figures/civil-sections.ts';
import { dossierSections, groupSections } from '../../../src/features/figures/dossier-sections.ts';
import { indexSections } from '../../../src/features/figures/index-sections.ts';
import { otherMachines, ownStamp } from '../../../src/state/own-stamp.ts';
import { workSections } from '../../../src/features/figures/work-sections.ts';
import { language as en } from '../../../src/messages/en.ts';
import { figures as words } from '../../../src/messages/vi/figures.ts';
import { inVietnamese } from '../../../src/state/language.ts';
import type { Session } from '../../../src/store/store.ts';
import { fuzzed } from '../../support/fuzzed.ts';
import { histories, moments } from '../../support/made-up-histories.ts';
import { wordsOf } from '../../support/made-up-paper.ts';
import { testCommune } from '../../support/server-parts.ts';

const desk = deskRules(undefined, testCommune);
const inEnglish = { locale: 'en', fetched: en };

/** Of a table, every column of numbers adds up to what stands below it. */
function addsUp({ rows, total }: FigureSection): void {
  for (const [at, sum] of (total ?? []).entries()) {
    if (typeof sum !== 'number') continue;
    expect(rows.reduce((all, row) => all + Number(row[at]), 0)).toBe(sum);
  }
}

describe('what stands in the tables', () => {
  it('adds up in every table of every period, has as many cells as heads, and its chart shows what the table says', () => {
    fuzzed(
      fc.property(
        histories,
        fc.constantFrom(...periodKinds),
        moments,
        fc.constantFrom(inVietnamese, inEnglish),
        (all, kind, now, language) => {
          const period = periodOn('2026-06-20', kind);
          const gathering = gatherFigures({ period, closing: 'calendar', now, desk });
          for (const dossier of all) gathering.add(dossier);
          const figures = gathering.told();
          const own = language.fetched?.late.figures ?? words;
          const sections = [
            ...civilSections(figures, own, language),
            ...dossierSections(figures, own, language),
            ...indexSections(figures.whole, own, language),
            ...groupSections([{ group: 'birth', counts: figures.whole }], own),
          ];
          for (const section of sections) {
            addsUp(section);
            for (const row of [...section.rows, ...(section.total === undefined ? [] : [section.total])])
              expect(row.length, section.title).toBe(section.head.length);
            for (const { values } of section.chart?.series ?? [])
              expect(values.length).toBe(section.chart?.labels.length);
          }
          expect(new Set(sections.slice(0, -1).map(({ title }) => title)).size).toBe(sections.length - 1);
        },
      ),
    );
  });

  it('tells reports by who brought them, outages, and machines; and what there is none of', () => {
    const nothing = {
      outages: { count: 0, minutes: 0, longest: 0 },
      waiting: 0,
      attention: 0,
      oldest: null,
      lastFailure: null,
    };
    const [reports, line, machines] = workSections({ ...nothing, reports: [], machines: [] }, words);
    expect(reports?.note).toBe(words.work.noReports);
    expect(line?.rows).toContainEqual([words.work.oldest, words.none]);
    expect(machines?.note).toBe(words.stamp.noMachines);
    const counts = { takenUp: 2, joined: 1, setAside: 0, waiting: 3 };
    const facts = {
      ...nothing,
      outages: { count: 2, minutes: 125, longest: 59 },
      machines: [{ name: 'Thử', heard: '07:00' }],
    };
    const busy = workSections(
      {
        ...facts,
        reports: [
          { name: 'Mẫu', counts },
          { name: 'Thử', counts },
        ],
      },
      words,
    );
    expect(busy[0]?.total).toEqual([words.total, 12, 4, 2, 0, 6]);
    expect(busy[1]?.rows).toContainEqual([words.work.outageTime, '2 giờ 5 phút']);
    expect(busy[2]?.rows).toEqual([['Thử', '07:00']]);
  });

  it('tells of a short period by register alone', () => {
    expect(
      booksSection(
        [
          { book: 'KT', count: 2 },
          { book: 'KS', count: 5 },
        ],
        words,
        inVietnamese,
      ).rows,
    ).toEqual([
      ['Sổ đăng ký khai sinh', 5],
      ['Sổ đăng ký khai tử', 2],
    ]);
  });
});

describe('what had not arrived', () => {
  const account = { id: 'a', name: 'Thử Thị Một' };
  const session = { account, colleagues: [{ id: 'b', name: 'Thử Văn Hai' }] } as unknown as Session;
  const heard = new Map([
    ['own', { at: '2026-11-22T01:00:00.000Z', author: 'a' }],
    ['two', { at: '2026-11-21T01:00:00.000Z', author: 'b' }],
    ['three', { at: '2026-11-20T01:00:00.000Z', author: 'gone' }],
  ]);
  const machines = otherMachines(heard, 'own', session, words.stamp.unknownPerson);
  const status = { waiting: 0, attention: 0, oldestMadeAt: null, lastSuccessAt: null, load: null };
  const when = (at: string) => at.slice(0, 10);

  it('names the other machines by who worked there, the one silent longest first', () => {
    expect(machines.map(({ name }) => name)).toEqual([words.stamp.unknownPerson, 'Thử Văn Hai']);
  });

  it('says what waits here, since when, and when the server was last heard', () => {
    const now = '2026-11-22T02:00:00.000Z';
    const quiet = ownStamp({ now, status, damaged: 0, machines: [], when }, words);
    expect(quiet).toEqual([
      words.stamp.asOf('2026-11-22'),
      words.stamp.noneWaiting,
      words.stamp.neverPulled,
      words.stamp.noMachines,
    ]);
    const waiting = {
      waiting: 3,
      attention: 1,
      oldestMadeAt: '2026-11-19T02:00:00.000Z',
      lastSuccessAt: now,
      load: null,
    };
    const told = ownStamp({ now, status: waiting, damaged: 0, machines, when }, words);
    expect(told).toContain(words.stamp.waiting(3, '2026-11-19'));
    expect(told).toContain(words.stamp.attention(1));
    expect(told).toContain(words.stamp.pulled('2026-11-22'));
    expect(told.slice(-1)).toEqual([words.stamp.machine('Thử Văn Hai', '2026-11-21')]);
  });

  it('says what of the commune is not here, or cannot be read', () => {
    const now = '2026-11-22T02:00:00.000Z';
    const amount = { rows: 50_000, rowsHeld: 12_000, bytes: 9, bytesHeld: 2 };
    const loading = { ...status, load: { status: 'stopped', storageFull: false, amount } } as const;
    const told = ownStamp({ now, status: loading, damaged: 2, machines: [], when }, words);
    expect(told.slice(1, 3)).toEqual([words.stamp.loading(amount), words.stamp.damaged(2)]);
    expect(told[1]).toContain('12000 trong 50000');
  });

  it('stands on the paper with the tables, the commune’s head and who signs', () => {
    const body = figuresPaper({
      ...{ commune: 'Xã Thử Nghiệm', now: '2026-11-22T02:00:00.000Z', title: 'BÁO CÁO', subtitle: 'Tháng 11/2026' },
      sections: [
        { title: 'Bảng', head: ['Sổ', 'Số'], rows: [['Khai sinh', 5]], total: ['Cộng', 5], note: 'Lời dặn' },
        { title: 'Trống', head: ['Sổ', 'Số'], rows: [], total: ['Cộng', 0] },
      ],
      ...{ stamp: ['Còn 3 mục'], stampTitle: 'Chưa về', nothing: 'Không có' },
      signers: [{ title: 'NGƯỜI LẬP', hint: '', name: 'Thử' }],
    });
    const said = wordsOf(body);
    for (const each of ['XÃ THỬ NGHIỆM', 'Khai sinh | 5', 'Cộng | 5', 'Lời dặn', 'Còn 3 mục', 'Không có'])
      expect(said).toContain(each);
    expect(said).not.toContain('Cộng | 0');
    const [table] = body.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
  });
});
