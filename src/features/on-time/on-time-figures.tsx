import { FactList } from '../../components/fact-list.tsx';
import { rateText } from '../../components/rate-text.ts';
import type { OnTimeFigures as Figures } from '../../domain/on-time-figures.ts';
import { useMessages } from '../../state/locale.ts';

/** Both rates beside each other, and what is open. */
export function OnTimeFigures({ figures }: { readonly figures: Figures }) {
  const words = useMessages().onTime;
  const { early, onTime, overdue, openInTime, openOverdue, openPaused, share } = figures;
  const finished = early + onTime + overdue;
  const digitised = rateText(share.digitised, share.finished);
  const facts = [
    [words.finished, `${finished}: ${early} ${words.early}, ${onTime} ${words.onTime}, ${overdue} ${words.overdue}`],
    [words.real, rateText(early + onTime, finished) ?? words.noRate],
    [words.portal, rateText(early + onTime - figures.lateEntries.length, finished) ?? words.noRate],
    [
      words.running,
      `${openInTime} ${words.inTime}, ${openOverdue} ${words.overdueSoFar}, ${openPaused} ${words.paused}`,
    ],
    [words.digitised, digitised === null ? words.noRate : `${share.digitised}/${share.finished}: ${digitised}`],
  ] as const;
  return <FactList className="on-time-figures" facts={facts} />;
}
