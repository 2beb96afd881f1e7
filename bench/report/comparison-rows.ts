import { bytesOf, type Compared } from '../comparison/measured.ts';
import { bytesText } from '../figures/figure.ts';

/** One thing measured of every contestant; `null` where it came to no end. Less is better in all of them. */
export interface ComparisonRow {
  readonly what: string;
  readonly values: readonly (number | null)[];
  readonly text: (value: number) => string;
}

const count = (value: number): string => value.toLocaleString('en');
const seconds = (value: number): string => `${value.toFixed(1)} s`;

export function comparisonRows(compared: readonly Compared[]): readonly ComparisonRow[] {
  const row = (
    what: string,
    of: (one: Compared) => number | null,
    text: (value: number) => string = bytesText,
  ): ComparisonRow => ({ what, values: compared.map(of), text });
  return [
    row('new births up: bytes both ways', ({ good }) => bytesOf(good.births)),
    row('… requests', ({ good }) => good.births.requests, count),
    row('what comes back to who sent them: bytes down', ({ good }) => good.births.down + good.back.down),
    row('one field of each changed: bytes both ways', ({ good }) => bytesOf(good.changes)),
    row('second device pulls them: bytes both ways', ({ good }) => bytesOf(good.pulled)),
    row('first load: bytes both ways', ({ firstLoad }) => bytesOf(firstLoad)),
    row('nothing changed: bytes both ways', ({ good }) => bytesOf(good.idle)),
    row('… requests', ({ good }) => good.idle.requests, count),
    row('waiting at 64/128 kbit/s, 300 ms: seconds', ({ slow }) => slow.seconds, seconds),
    row('line reset every 8–40 KB, up and down to a second device: bytes', ({ resets }) =>
      resets.wasted === null ? null : resets.bytes,
    ),
    row(
      '… wasted share of them',
      ({ resets }) => resets.wasted,
      (share) => `${Math.round(share * 100)} %`,
    ),
    row('… records lost or doubled there', ({ resets }) => lostOnResets(resets), count),
    row('lost or doubled after killed replies', ({ killed }) => killed.lost + killed.doubled, count),
  ];
}

function lostOnResets({ wasted, missingAtServer, missingAtSecond, doubled }: Compared['resets']): number | null {
  return wasted === null ? null : missingAtServer + missingAtSecond + doubled;
}

/** How many times ours another's takes; below 1 it takes less. `null` where a ratio says nothing: no end, or nothing to divide by. */
export function ratioOf(value: number | null, own: number | null): number | null {
  return value === null || own === null || own === 0 ? null : value / own;
}

/** What others do better, in sentences. */
export function betterThanOurs(compared: readonly Compared[]): readonly string[] {
  let above = '';
  return comparisonRows(compared).flatMap(({ what, values: [own = null, ...others], text }) => {
    // What begins with three dots goes on from the row above it.
    if (!what.startsWith('…')) above = what;
    const whole = what === above ? what : `${above} ${what}`;
    return others.flatMap((value, index) => {
      const other = compared[index + 1];
      if (other === undefined || value === null || own === null || value >= own) return [];
      return [`${other.name} (${other.settings}), ${whole}: ${text(value)}, ours ${text(own)}.`];
    });
  });
}
