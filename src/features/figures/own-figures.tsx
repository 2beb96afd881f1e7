import type { LateMessages } from '../../messages/language.ts';
import { useFigureWords } from '../../state/figures-words.ts';
import { useCallback, useId, useState } from 'react';
import { CountStanding } from '../../components/count-standing.tsx';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';
import { gatherFigures, type OwnFigures as Counted } from '../../domain/figures/own-figures.ts';
import { sumOutages } from '../../domain/figures/outage-sums.ts';
import { daysOf } from '../../domain/figures/period.ts';
import type { Instant } from '../../domain/words.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import type { LanguageState } from '../../state/language.ts';
import { doorWords, useLanguage } from '../../state/language.ts';
import { useLive } from '../../state/live.ts';
import { useParts } from '../../state/parts.ts';
import { useCounted } from '../../state/use-counted.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { civilSections } from './civil-sections.ts';
import { dossierSections } from './dossier-sections.ts';
import { FigureTables } from './figure-tables.tsx';
import { FiguresStamp } from '../../components/figures-stamp.tsx';
import { type FigureKind, figureKinds, FiguresOutput, type FigureTools } from './figures-output.tsx';
import { indexSections } from './index-sections.ts';
import { otherMachines, ownStamp } from '../../state/own-stamp.ts';
import { type ChosenPeriod, PeriodChoice, periodNow } from './period-choice.tsx';
import { sayMoment } from '../../state/say-moment.ts';
import { workSections } from './work-sections.ts';

type Words = LateMessages['figures'];

/** The commune’s own figures, counted from what lies on this machine: without a line too. */
export function OwnFigures({ tools }: { readonly tools: FigureTools }) {
  const { clock } = useParts();
  const words = useFigureWords();
  const id = useId();
  const [now, setNow] = useState(() => new Date(clock.now()).toISOString());
  const [kind, setKind] = useState<FigureKind>('civil');
  const [chosen, setChosen] = useState<ChosenPeriod>(() => ({
    period: periodNow(now, 'month', 'calendar'),
    closing: 'calendar',
  }));
  const desk = useDeskTime();
  const { counted, stop } = useCounted(useCallback(() => gatherFigures({ ...chosen, now, desk }), [chosen, now, desk]));
  const toNow = () => setNow(new Date(clock.now()).toISOString());
  return (
    <>
      <div className="figures-choice">
        <div className="field">
          <label htmlFor={`${id}-which`}>{words.which}</label>
          <select
            id={`${id}-which`}
            value={kind}
            onChange={({ target }) => setKind(figureKinds.find((each) => each === target.value) ?? kind)}
          >
            {figureKinds.map((each) => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        </div>
        <PeriodChoice
          chosen={chosen}
          now={now}
          words={words}
          onChoose={(next) => {
            setChosen(next);
            toNow();
          }}
        />
      </div>
      {counted.at === 'told' ? (
        <Told figures={counted.told} damaged={counted.damaged} {...{ kind, chosen, now, tools }} />
      ) : (
        <CountStanding counted={counted} onStop={stop} onAgain={toNow} />
      )}
    </>
  );
}

interface ToldProps {
  readonly figures: Counted;
  readonly damaged: number;
  readonly kind: FigureKind;
  readonly chosen: ChosenPeriod;
  readonly now: Instant;
  readonly tools: FigureTools;
}

function Told({ figures, damaged, kind, chosen, now, tools }: ToldProps) {
  const { store } = useParts();
  const session = useSession();
  const language = useLanguage();
  const words = useFigureWords();
  const here = useLive(
    async () => ({
      identity: await store.identity(),
      status: await store.exchangeStatus(),
      outages: await store.outages(),
    }),
    [store],
  );
  if (here === undefined) return <p role="status">{words.counting}</p>;
  const { status, outages, identity } = here;
  const machines = (of: Words) => otherMachines(figures.heard, identity.device, session, of.stamp.unknownPerson);
  const stamp = (of: Words) => ownStamp({ now, status, damaged, machines: machines(of), when: sayMoment }, of);
  const sections = (of: Words, language: LanguageState): readonly FigureSection[] => {
    switch (kind) {
      case 'civil':
        return civilSections(figures, of, language);
      case 'dossiers':
        return dossierSections(figures, of, language);
      case 'index':
        return indexSections(figures.whole, of, language);
      case 'work': {
        const { lastFailure, oldestMadeAt, waiting, attention } = status;
        const facts = {
          reports: [...figures.reports].map(([account, counts]) => ({
            name: nameOfAccount(session, account) ?? of.stamp.unknownPerson,
            counts,
          })),
          machines: machines(of).map(({ name, at }) => ({ name, heard: sayMoment(at) })),
          outages: sumOutages(outages, daysOf(chosen.period, chosen.closing), now),
          waiting,
          attention,
          oldest: oldestMadeAt === null ? null : sayMoment(oldestMadeAt),
          lastFailure:
            lastFailure === null
              ? null
              : `${sayMoment(lastFailure.at)}: ${doorWords(language).failure[lastFailure.reason]}`,
        };
        return workSections(facts, of);
      }
      default: {
        const unreachable: never = kind;
        return unreachable;
      }
    }
  };
  const { commune } = session;
  return (
    <>
      <FiguresOutput {...{ kind, chosen, now, tools, sections, stamp }} of={commune.name} />
      <FiguresStamp lines={stamp(words)} title={words.stamp.title} />
      <FigureTables sections={sections(words, language)} words={words} />
    </>
  );
}
