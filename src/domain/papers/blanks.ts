import type { PaperBlock, PaperBody, PaperLine } from './paper-body.ts';
import type { PaperId } from './paper-names.ts';

/** Where a value begins on the ministry's printed blank, and how much room it has; in millimetres from the upper left corner. */
export interface BlankPlace {
  readonly x: number;
  /** Of the upper edge of the first line. */
  readonly y: number;
  readonly width: number;
  /** Printed lines it may fill; absent: one. */
  readonly lines?: number;
}

/** A printed blank: only values are put on it, each in its place. */
export interface Blank {
  readonly paper: PaperId;
  readonly places: Readonly<Record<string, BlankPlace>>;
}

const place = (x: number, y: number, width: number, lines = 1): BlankPlace => ({ x, y, width, lines });

/** One person's block of the birth certificate from a line on downwards. */
function parentPlaces(block: 'mother' | 'father', y: number): Readonly<Record<string, BlankPlace>> {
  return {
    [`${block}.name`]: place(78, y, 112),
    [`${block}.birthDate`]: place(42, y + 9, 30),
    [`${block}.ethnicity`]: place(92, y + 9, 38),
    [`${block}.nationality`]: place(150, y + 9, 40),
    [`${block}.residence`]: place(46, y + 18, 144),
  };
}

function partyPlaces(block: 'bride' | 'groom', x: number): Readonly<Record<string, BlankPlace>> {
  return {
    [`${block}.name`]: place(x, 82, 82, 2),
    [`${block}.birthDate`]: place(x + 40, 98, 42),
    [`${block}.ethnicity`]: place(x + 18, 107, 64),
    [`${block}.nationality`]: place(x + 20, 116, 62),
    [`${block}.residence`]: place(x, 131, 82, 3),
    [`${block}.identity`]: place(x, 152, 82, 3),
  };
}

/** From memory, to be measured on a commune's own blanks: calibration moves all of it, a place of its own is a change here. */
const blanks: readonly Blank[] = [
  {
    paper: 'birthCertificate',
    places: {
      number: place(96, 66, 40),
      'child.name': place(58, 80, 132),
      'child.birthDate': place(64, 89, 40),
      'child.birthDateInWords': place(46, 98, 144),
      'child.sex': place(42, 107, 24),
      'child.ethnicity': place(86, 107, 40),
      'child.nationality': place(150, 107, 40),
      'child.birthPlace': place(42, 116, 148, 2),
      'child.hometown': place(42, 134, 148),
      'child.pin': place(64, 143, 60),
      ...parentPlaces('mother', 154),
      ...parentPlaces('father', 187),
      'applicant.name': place(84, 220, 106),
      'applicant.identity': place(52, 229, 138),
      authority: place(64, 238, 126),
      registeredOn: place(66, 247, 60),
      signer: place(120, 278, 70),
    },
  },
  {
    paper: 'marriageCertificate',
    places: {
      number: place(96, 62, 40),
      ...partyPlaces('bride', 22),
      ...partyPlaces('groom', 110),
      authority: place(62, 178, 126),
      registeredOn: place(66, 187, 60),
      signer: place(122, 268, 68),
    },
  },
];

export function blankOf(paper: PaperId): Blank | undefined {
  return blanks.find((blank) => blank.paper === paper);
}

function linesIn(block: PaperBlock): readonly PaperLine[] {
  switch (block.kind) {
    case 'line':
      return [block.line];
    case 'row':
      return block.lines;
    case 'columns':
      return block.columns.flatMap(({ lines }) => lines);
    case 'text':
    case 'list':
    case 'table':
    case 'chart':
      return [];
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

export interface PlacedValue extends BlankPlace {
  readonly key: string;
  readonly value: string;
  /** Points: smaller where the value is long. */
  readonly size: number;
}

const fullSize = 12.5;
const smallest = 9;
const millimetresPerPoint = 25.4 / 72;

/** How wide a text is in ems of a bold serif face, rather too wide than too narrow. */
function emsOf(value: string): number {
  const widths = [...value.normalize('NFC')].map((letter) => {
    if (letter === ' ') return 0.25;
    return /\p{Lu}/u.test(letter) ? 0.78 : 0.54;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

/** The largest size at which a value stays in its place; the longest names take two narrow lines of the smallest. */
function sizeFor(value: string, { width, lines = 1 }: BlankPlace): number {
  // What is broken into lines leaves some of each unused.
  const room = lines === 1 ? width : width * lines * 0.85;
  const fits = room / (emsOf(value) * millimetresPerPoint);
  return Math.max(smallest, Math.min(fullSize, Math.floor(fits * 2) / 2));
}

/** What goes on the blank: every value that is there and has a place; the words of the paper are printed on it already. */
export function placedValues({ places }: Blank, { blocks, subtitle, signers }: PaperBody): readonly PlacedValue[] {
  const values = new Map(
    blocks.flatMap(linesIn).flatMap(({ key, value }) => (key === undefined ? [] : [[key, value] as const])),
  );
  values.set('number', (subtitle ?? '').replace(/^Số: /u, ''));
  values.set('signer', signers.at(-1)?.name ?? '');
  return Object.entries(places).flatMap(([key, at]) => {
    const value = values.get(key) ?? '';
    return value === '' ? [] : [{ ...at, key, value, size: sizeFor(value, at) }];
  });
}

/** What one printer does to a sheet: shifts it by so many millimetres and draws it this much larger or smaller. */
export interface Calibration {
  readonly x: number;
  readonly y: number;
  /** 1: as it should be. */
  readonly scale: number;
}

export const uncalibrated: Calibration = { x: 0, y: 0, scale: 1 };

/** Where to send a value so that this printer puts it in its place. */
export function calibrated<Place extends BlankPlace>(at: Place, { x, y, scale }: Calibration): Place {
  return { ...at, x: (at.x - x) / scale, y: (at.y - y) / scale, width: at.width / scale };
}
