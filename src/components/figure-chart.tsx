import { useId } from 'react';
import type { ChartFacts } from '../domain/figures/chart-facts.ts';
import './figure-chart.css';

// In units of the drawing, which is as wide as the narrowest telephone: what can be read there can be read everywhere.
const width = 360;
const bar = 12;
const head = 18;
/** Room for a value behind the longest bar, or before the first point. */
const room = 44;
const dashes = ['none', '7 4', '2 3'];

type ShownProps = { readonly chart: ChartFacts; readonly ids: string };

/** Told apart by their hatching, so that no colour is needed, nor a colour printer. */
function Hatchings({ ids }: { readonly ids: string }) {
  return (
    <defs>
      <pattern id={`${ids}-1`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="6" fill="currentColor" />
      </pattern>
      <pattern id={`${ids}-2`} width="5" height="5" patternUnits="userSpaceOnUse">
        <circle cx="2.5" cy="2.5" r="1.3" fill="currentColor" />
      </pattern>
    </defs>
  );
}

const fillOf = (ids: string, at: number): string => (at === 0 ? 'currentColor' : `url(#${ids}-${((at - 1) % 2) + 1})`);

const most = ({ series }: ChartFacts): number => Math.max(1, ...series.flatMap(({ values }) => values));

function Bars({ chart, ids }: ShownProps) {
  const { labels, series } = chart;
  const row = head + series.length * (bar + 2) + 6;
  const scale = (width - room) / most(chart);
  return (
    <>
      {labels.map((label, at) => (
        <g key={label} transform={`translate(0 ${at * row})`}>
          <text y={head - 5}>{label}</text>
          {series.map(({ name, values }, of) => {
            const value = values[at] ?? 0;
            const y = head + of * (bar + 2);
            return (
              <g key={name}>
                <rect y={y} width={value * scale} height={bar} fill={fillOf(ids, of)} stroke="currentColor" />
                <text x={value * scale + 5} y={y + bar - 2}>
                  {value}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </>
  );
}

const tall = 150;

function Lines({ chart }: ShownProps) {
  const { labels, series } = chart;
  const top = most(chart);
  const x = (at: number): number => room / 2 + (labels.length < 2 ? 0 : (at * (width - room)) / (labels.length - 1));
  const y = (value: number): number => head + tall - (value * tall) / top;
  return (
    <>
      <path d={`M${room / 2 - 6} ${head}V${head + tall}H${width - room / 2 + 6}`} className="chart-axis" />
      <text y={head + 4}>{top}</text>
      <text y={head + tall + 4}>0</text>
      {labels.map((label, at) => (
        <text key={label} x={x(at)} y={head + tall + 18} textAnchor="middle">
          {label}
        </text>
      ))}
      {series.map(({ name, values }, of) => (
        <g key={name}>
          <polyline
            points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
            className="chart-line"
            strokeDasharray={dashes[of % dashes.length]}
          />
          {values.map((value, at) => (
            <Mark key={labels[at]} x={x(at)} y={y(value)} of={of} />
          ))}
        </g>
      ))}
    </>
  );
}

function Mark({ x, y, of }: { readonly x: number; readonly y: number; readonly of: number }) {
  if (of === 0) return <circle cx={x} cy={y} r="3.5" fill="currentColor" />;
  const shape = of % 2 === 1 ? `M${x - 4} ${y - 4}h8v8h-8z` : `M${x} ${y - 5}l5 9h-10z`;
  return <path d={shape} className="chart-hollow" />;
}

/** What each hatching or line stands for; nothing where there is only one. */
function Legend({ chart: { kind, series }, ids }: ShownProps) {
  if (series.length < 2) return null;
  return (
    <ul className="chart-legend">
      {series.map(({ name }, of) => (
        <li key={name}>
          <svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
            {kind === 'bars' ? (
              <rect x="1" y="1" width="26" height="10" fill={fillOf(ids, of)} stroke="currentColor" />
            ) : (
              <>
                <path d="M0 6H28" className="chart-line" strokeDasharray={dashes[of % dashes.length]} />
                <Mark x={14} y={6} of={of} />
              </>
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Bars or lines, drawn once for a screen and a printer without colours. The table beside it says the same; `label` says so. */
export function FigureChart({ chart, label }: { readonly chart: ChartFacts; readonly label: string }) {
  const ids = useId();
  const { kind, labels, series } = chart;
  const height = kind === 'lines' ? head + tall + 24 : labels.length * (head + series.length * (bar + 2) + 6);
  const Shown = kind === 'lines' ? Lines : Bars;
  return (
    <figure className="chart">
      <figcaption>{chart.title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <Hatchings ids={ids} />
        <Shown chart={chart} ids={ids} />
      </svg>
      <Legend chart={chart} ids={ids} />
    </figure>
  );
}
