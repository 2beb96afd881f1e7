import type { Dossier } from '../../src/domain/dossier.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import { nationalities } from '../../src/domain/nationalities.ts';
import type { PaperBlock, PaperBody, PaperLine } from '../../src/domain/papers/paper-body.ts';
import type { PaperSource, StandsAt } from '../../src/domain/papers/paper.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import type { Instant } from '../../src/domain/words.ts';

const usualDesk = deskRules(undefined, { closing: '17:00' });

/** At that moment, at a desk whose commune has stated nothing. */
export const standsAt = (now: Instant): StandsAt => ({ now, desk: usualDesk });

/** What a paper is made from at the made-up commune's desk. */
export function madeUpSource(
  dossier: Dossier,
  procedure: Procedure,
  overrides: Partial<PaperSource> = {},
): PaperSource {
  return {
    dossier,
    procedure,
    commune: 'Xã Thử Nghiệm',
    province: 'Tỉnh Mẫu',
    names: {
      unitsOf: ({ communeCode, provinceCode }) =>
        communeCode === '99999'
          ? { commune: 'Xã Thử Nghiệm', province: 'Tỉnh Mẫu' }
          : { commune: `Xã ${communeCode}`, province: `Tỉnh ${provinceCode}` },
      countryOf: (code) => nationalities.find((country) => country.code === code)?.label.vi ?? code,
    },
    desk: usualDesk,
    personOf: () => 'Lò Thị Thư',
    now: '2026-11-21T02:00:00.000Z',
    answers: {},
    ...overrides,
  };
}

const wordsOfLine = ({ label, value }: PaperLine): string => `${label}: ${value}`;

function wordsOfBlock(block: PaperBlock): readonly string[] {
  switch (block.kind) {
    case 'line':
      return [wordsOfLine(block.line)];
    case 'row':
      return block.lines.map(wordsOfLine);
    case 'columns':
      return block.columns.flatMap(({ head, lines }) => [head, ...lines.map(wordsOfLine)]);
    case 'text':
      return [block.text];
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map((cells) => cells.join(' | '));
    case 'chart':
      return [block.chart.title];
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

/** Everything a paper says, line by line. */
export function wordsOf(body: PaperBody): readonly string[] {
  const head = body.head.kind === 'agency' ? [...body.head.office, body.head.number, body.head.placeAndDay] : [];
  return [
    ...head,
    body.title,
    ...(body.subtitle === undefined ? [] : [body.subtitle]),
    ...body.blocks.flatMap(wordsOfBlock),
    ...body.signers.flatMap(({ title, name }) => [title, name]),
  ];
}
