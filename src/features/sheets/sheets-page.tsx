import { useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { sheetMappings } from '../../domain/exchange-sheet/mappings.ts';
import { useMessages } from '../../state/locale.ts';
import { ExportPanel } from './export-panel.tsx';
import { ImportPanel } from './import-panel.tsx';
import './sheets.css';

/** Old register books in and out as spreadsheets. */
export function SheetsPage() {
  const words = useMessages();
  const [mappings, setMappings] = useState(sheetMappings);
  return (
    <div className="sheets">
      <header className="page-head">
        <PageTitle windowTitle={`${words.sheets.title} – ${words.app.name}`}>{words.sheets.title}</PageTitle>
      </header>
      <p className="lead">{words.sheets.intro}</p>
      <ImportPanel mappings={mappings} onMappings={setMappings} />
      <ExportPanel mappings={mappings} />
    </div>
  );
}
