import { useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { mayLookOver } from '../../domain/access/figure-rights.ts';
import { useFigureWords } from '../../state/figures-words.ts';
import { useMessages } from '../../state/locale.ts';
import { usePractice } from '../../state/practice.ts';
import { useSeen } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import type { FigureTools } from './figures-output.tsx';
import { OwnFigures } from './own-figures.tsx';
import { ServerFigures } from './server-figures.tsx';
import './figures.css';

/**
 * Figures of a period: of the commune’s own records, for who sees all of them and without a line; and as the server counts
 * communes, for who looks on.
 */
export function FiguresPage(tools: FigureTools) {
  const { app } = useMessages();
  const words = useFigureWords();
  const seesAll = useSeen('dossier') === 'all';
  // Where people practise there is no server to count.
  const isPractice = usePractice() !== null;
  const looksOver = mayLookOver(useSession().account.roles) !== null && !isPractice;
  const [side, setSide] = useState<'own' | 'server'>(seesAll ? 'own' : 'server');
  return (
    <div className="figures">
      <header className="page-head">
        <PageTitle windowTitle={`${words.title} – ${app.name}`}>{words.title}</PageTitle>
        {seesAll && looksOver && (
          <div className="actions">
            {(['own', 'server'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={side === each} onClick={() => setSide(each)}>
                {words[each]}
              </button>
            ))}
          </div>
        )}
      </header>
      {side === 'own' ? <OwnFigures tools={tools} /> : <ServerFigures tools={tools} />}
    </div>
  );
}
