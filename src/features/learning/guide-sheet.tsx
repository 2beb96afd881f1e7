import type { ReactNode } from 'react';
import { usePageRule } from '../../components/page-rule.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { PracticeMarks } from '../../components/practice-marks.tsx';
import { Link } from 'wouter';
import { useLateWords } from '../../state/language.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { learning } from '../../messages/vi/learning.ts';
import type { CitizenSheet } from './citizen-sheet.ts';
import type { RoleGuide } from './role-guides.ts';
import './learning.css';

/** The page that a guide or a sheet is shown and printed on: nothing but the sheet leaves the printer. */
export function SheetPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { print } = useParts();
  const words = useLateWords('learning', learning);
  const { name } = useMessages().app;
  usePageRule(guidePage);
  return (
    <div className="learning">
      <div className="learning-bar">
        <PageTitle windowTitle={`${title} – ${name}`}>{title}</PageTitle>
        <p className="actions">
          <button type="button" className="primary" onClick={print}>
            {words.print}
          </button>
          <Link href={paths.help} className="button">
            {words.back}
          </Link>
        </p>
      </div>
      {children}
    </div>
  );
}

export const guidePage = '@page { size: A4 portrait; margin: 14mm 15mm }';

export function GuideSheet({ guide }: { readonly guide: RoleGuide }) {
  return (
    <article className="guide-sheet" lang="vi">
      <h2>{guide.title}</h2>
      <p>{guide.lead}</p>
      {guide.parts.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <PracticeMarks />
    </article>
  );
}

function PaperList({ title, papers }: { readonly title: string; readonly papers: readonly string[] }) {
  if (papers.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="sheet-boxes">
        {papers.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
    </section>
  );
}

/** Large letters, for somebody who reads it at home. */
export function CitizenSheetView({ sheet }: { readonly sheet: CitizenSheet }) {
  return (
    <article className="citizen-sheet" lang="vi">
      <p>{sheet.commune}</p>
      <h2>{sheet.title}</h2>
      <PaperList title="Mang theo" papers={sheet.always} />
      <PaperList title="Tùy trường hợp, cán bộ sẽ nói rõ" papers={sheet.sometimes} />
      <dl>
        {sheet.facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {sheet.foot.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <PracticeMarks />
    </article>
  );
}
