import { encode } from 'uqr';

/** The dark modules of each row, as runs: one path draws the whole code. */
function darkRuns(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) =>
      row.map((dark, x) => (dark && row[x - 1] !== true ? `M${x} ${y}h${lengthOfRun(row, x)}v1H${x}z` : '')).join(''),
    )
    .join('');
}

function lengthOfRun(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end === -1 ? row.length : end) - from;
}

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={darkRuns(data)} fill="#000" />
    </svg>
  );
}
