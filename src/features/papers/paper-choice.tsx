import { useId } from 'react';
import type { OfferedPaper } from '../../domain/papers/catalogue.ts';
import type { PaperFamily } from '../../domain/papers/paper.ts';
import { paperNames } from '../../domain/papers/paper-names.ts';
import { useMessages, useSay } from '../../state/locale.ts';

const families: readonly PaperFamily[] = ['desk', 'result', 'copy', 'declaration'];

export interface PaperChoiceProps {
  readonly offered: readonly OfferedPaper[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Which paper; those that cannot be printed now say why. */
export function PaperChoice({ offered, chosen, onChoose }: PaperChoiceProps) {
  const words = useMessages().papers;
  const say = useSay();
  const id = useId();
  const current = offered.find(({ paper }) => paper.id === chosen);
  return (
    <div className="paper-choice">
      <label htmlFor={id}>{words.choose}</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {families.map((family) => {
          const papers = offered.filter(({ paper }) => paper.family === family);
          if (papers.length === 0) return null;
          return (
            <optgroup key={family} label={words.families[family]}>
              {papers.map(({ paper, standing }) => (
                <option key={paper.id} value={paper.id} disabled={standing.status === 'notNow'}>
                  {say(paperNames[paper.id])}
                  {standing.status === 'notNow' && ` – ${words.notNow(say(standing.because))}`}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
      {current?.standing.status === 'draft' && <p>{words.draft(say(current.standing.because))}</p>}
    </div>
  );
}
