import type { LateMessages } from '../../messages/language.ts';
import { useId } from 'react';
import {
  type Closing,
  closings,
  daysOf,
  type Period,
  type PeriodKind,
  periodKinds,
  periodOn,
  periodText,
  previousPeriod,
} from '../../domain/figures/period.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';

export interface ChosenPeriod {
  readonly period: Period;
  readonly closing: Closing;
}

/** How far back one may choose; older books are asked for by the year. */
const offered: Readonly<Record<PeriodKind, number>> = { month: 24, quarter: 12, half: 10, year: 10 };

/** The one that lasts now, and those before it. */
function periodsUpTo(now: Instant, kind: PeriodKind, closing: Closing): readonly Period[] {
  const periods = [periodOn(localDateOf(now), kind, closing)];
  while (periods.length < offered[kind]) {
    const [earliest] = periods.slice(-1);
    if (earliest === undefined) break;
    periods.push(previousPeriod(earliest));
  }
  return periods;
}

export function periodNow(now: Instant, kind: PeriodKind, closing: Closing): Period {
  return periodOn(localDateOf(now), kind, closing);
}

export function namePeriod({ kind, part, year }: Period, words: LateMessages['figures']): string {
  return words.periodName[kind](part, year);
}

export function nameDays({ period, closing }: ChosenPeriod, words: LateMessages['figures']): string {
  const { from, to } = daysOf(period, closing);
  return words.fromTo(printLocalDate(from), printLocalDate(to));
}

interface PeriodChoiceProps {
  readonly chosen: ChosenPeriod;
  readonly now: Instant;
  readonly words: LateMessages['figures'];
  readonly onChoose: (chosen: ChosenPeriod) => void;
}

export function PeriodChoice({ chosen, now, words, onChoose }: PeriodChoiceProps) {
  const id = useId();
  const { period, closing } = chosen;
  const text = periodText(period);
  const offers = periodsUpTo(now, period.kind, closing);
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{words.periodKind}</label>
        <select
          id={`${id}-kind`}
          value={period.kind}
          onChange={({ target }) => {
            const kind = periodKinds.find((each) => each === target.value) ?? period.kind;
            onChoose({ closing, period: periodNow(now, kind, closing) });
          }}
        >
          {periodKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.periodKinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-period`}>{words.period}</label>
        <select
          id={`${id}-period`}
          value={text}
          onChange={({ target }) => {
            const found = offers.find((offer) => periodText(offer) === target.value);
            if (found !== undefined) onChoose({ closing, period: found });
          }}
        >
          {/* A period that has just begun by one closing may not have by the other. */}
          {(offers.some((offer) => periodText(offer) === text) ? offers : [period, ...offers]).map((offer) => (
            <option key={periodText(offer)} value={periodText(offer)}>
              {namePeriod(offer, words)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-closing`}>{words.closing}</label>
        <select
          id={`${id}-closing`}
          value={closing}
          onChange={({ target }) =>
            onChoose({ period, closing: closings.find((each) => each === target.value) ?? closing })
          }
        >
          {closings.map((each) => (
            <option key={each} value={each}>
              {words.closings[each]}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
