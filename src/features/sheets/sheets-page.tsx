import { useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { sheetMappings } from '../../domain/exchange-sheet/mappings.ts';
import { useMessages } from '../../state/locale.ts';
import { ExportPanel } from './export-panel.tsx';
import { useMay } from '../../state/rights.ts';
import { ImportPanel } from './import-panel.tsx';
import { ResultsPanel } from './results-panel.tsx';
import './sheets.css';

/** Old register books in and out as spreadsheets. */
export function SheetsPage() {
  const words = useMessages();
  const may = useMay();
  const [mappings, setMappings] = useState(sheetMappings);
  return (
    <div className="sheets">
      <header className="page-head">
        <PageTitle windowTitle={`${words.sheets.title} – ${words.app.name}`}>{words.sheets.title}</PageTitle>
      </header>
      <p className="lead">{words.sheets.intro}</p>
      <ImportPanel mappings={mappings} onMappings={setMappings} />
      {may('noteResult') && <ResultsPanel />}
      <ExportPanel mappings={mappings} />
    </div>
  );
}
