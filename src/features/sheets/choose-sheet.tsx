import { useId, useState } from 'react';
import { parseMappingChanges, type SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import { changedMappings } from '../../domain/exchange-sheet/changed-mappings.ts';
import { sheetMappings } from '../../domain/exchange-sheet/mappings.ts';
import { useMessages } from '../../state/locale.ts';
import { EmptySheet } from './empty-sheet.tsx';

export interface ChooseSheetProps {
  readonly mappings: readonly SheetMapping[];
  readonly onMappings: (mappings: readonly SheetMapping[]) => void;
  readonly onFile: (file: File) => void;
}

/** The file, and where a province calls its columns otherwise, the file that says so. */
export function ChooseSheet({ mappings, onMappings, onFile }: ChooseSheetProps) {
  const words = useMessages().sheets;
  const [file, help, province] = [useId(), useId(), useId()];
  const [told, setTold] = useState<string | null>(null);
  const changed = mappings.filter((mapping, index) => mapping !== sheetMappings[index]).length;

  async function readNames(names: File): Promise<void> {
    const parsed = parseMappingChanges(await names.text());
    if (parsed.status === 'wrong') {
      setTold(words.provinceWrong);
      return;
    }
    const outcome = changedMappings(sheetMappings, parsed.value);
    setTold(outcome.status === 'changed' ? null : words.provinceUnknown(outcome.columns.join(', ')));
    if (outcome.status === 'changed') onMappings(outcome.mappings);
  }

  return (
    <div className="choose-sheet">
      <div>
        <label htmlFor={file}>{words.choose}</label>
        <input
          id={file}
          type="file"
          accept=".xlsx,.csv"
          aria-describedby={help}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen !== undefined) onFile(chosen);
          }}
        />
        <p id={help} className="soft">
          {words.chooseHelp}
        </p>
      </div>
      <EmptySheet mappings={mappings} />
      <details>
        <summary>{words.provinceFile}</summary>
        <label htmlFor={province} className="sr-label">
          {words.provinceFile}
        </label>
        <input
          id={province}
          type="file"
          accept=".json"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen !== undefined) void readNames(chosen);
          }}
        />
        {told !== null && (
          <p role="alert" className="finding is-error">
            {told}
          </p>
        )}
        {changed > 0 && <p role="status">{words.provinceUsed(changed)}</p>}
      </details>
    </div>
  );
}
