import { bytesOf, type Carried, type Compared } from '../comparison/measured.ts';
import { bytesText } from '../figures/figure.ts';

const [width, left, right, bar, gap] = [720, 270, 90, 15, 22];
const groups: readonly (readonly [what: string, of: (one: Compared) => Carried])[] = [
  ['births up', ({ good }) => good.births],
  ['one-field changes up', ({ good }) => good.changes],
  ['pulled by a second device', ({ good }) => good.pulled],
  ['first load', ({ firstLoad }) => firstLoad],
];

/** Of each contestant its better setting: bars of bytes on a scale of tens, in one picture for light and dark pages. */
export function drawChart(compared: readonly Compared[]): string {
  const names = [...new Set(compared.map(({ name }) => name))];
  const lines = groups.map(([what, of]) => ({
    what,
    bars: names.map((name) => ({
      name,
      bytes: Math.min(...compared.filter((one) => one.name === name).map((one) => bytesOf(of(one)))),
    })),
  }));
  const all = lines.flatMap(({ bars }) => bars.map(({ bytes }) => bytes));
  const least = 10 ** Math.floor(Math.log10(Math.min(...all)));
  const span = Math.log10(Math.max(...all) / least);
  const lengthOf = (bytes: number): number => (Math.log10(bytes / least) / span) * (width - left - right);
  let y = 8;
  const drawn: string[] = [];
  for (const { what, bars } of lines) {
    drawn.push(`<text x="8" y="${y + 12}" class="what">${what}</text>`);
    for (const [index, { name, bytes }] of bars.entries()) {
      const long = lengthOf(bytes).toFixed(1);
      drawn.push(
        `<text x="${left - 8}" y="${y + 12}" class="name">${name}</text>`,
        `<rect x="${left}" y="${y + 2}" width="${long}" height="${bar - 3}" class="${index === 0 ? 'ours' : 'other'}"/>`,
        `<text x="${(left + Number(long) + 6).toFixed(1)}" y="${y + 12}">${bytesText(bytes)}</text>`,
      );
      y += bar;
    }
    y += gap - bar;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 14}" width="${width}" height="${y + 14}" role="img" aria-label="Bytes of ours and others, each at its better setting, on a scale of tens">`,
    '<style>text{font:11px sans-serif;fill:#24292f}.name{text-anchor:end;fill:#57606a}.what{font-weight:600}.ours{fill:#0a7d55}.other{fill:#8c959f}',
    '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.name{fill:#9aa4ae}.ours{fill:#3fc28d}.other{fill:#6e7781}}</style>',
    ...drawn,
    `<text x="8" y="${y + 8}" class="note">bytes both ways, on a scale of tens: a bar one longer is many times more</text>`,
    '</svg>',
    '',
  ].join('\n');
}
