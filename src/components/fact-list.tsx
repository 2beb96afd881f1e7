import type { ReactNode } from 'react';
import './fact-list.css';

/** What is told, and what there is to tell of it; `null` or nothing written: it has no line. */
export type Fact = readonly [term: string, text: ReactNode];

/** Terms and what stands for each. How the lines lie beside one another is the screen's. */
export function FactList({ facts, className }: { readonly facts: readonly Fact[]; readonly className?: string }) {
  return (
    <dl className={className === undefined ? 'fact-list' : `fact-list ${className}`}>
      {facts
        .filter(([, text]) => text !== null && text !== '')
        .map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
