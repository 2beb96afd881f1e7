import { useState } from 'react';
import { WorkProgress } from '../../components/work-progress.tsx';
import {
  codeKey,
  judgeResults,
  recogniseResults,
  type ResultRow,
  type ResultVerdict,
} from '../../domain/exchange-sheet/read-results.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { isHandedIn } from '../../domain/life-cycle.ts';
import { noteResult } from '../../domain/mutations/note-result.ts';
import { hashText } from '../../store/hash-text.ts';
import { type SheetFileProblem, sheetLimits } from '../../spreadsheet/limits.ts';
import { readSheetFile } from '../../spreadsheet/read-sheet-file.ts';
import { useMessages } from '../../state/locale.ts';
import { type Parts, useParts } from '../../state/parts.ts';
import { useStopping } from '../../state/use-stopping.ts';
import { eachDossier, type Walk } from '../../state/each-dossier.ts';
import { ResultRows } from './result-rows.tsx';
import { type ImportRun, runImport } from './run-import.ts';

type Standing =
  | { readonly at: 'choosing'; readonly problem: SheetFileProblem | 'notRecognised' | 'unread' | null }
  | { readonly at: 'working'; readonly on: 'reading' | 'noting'; readonly done: number; readonly of: number }
  | { readonly at: 'told'; readonly rows: readonly ResultRow[] }
  | { readonly at: 'ended'; readonly run: ImportRun };

const done: readonly ResultVerdict[] = ['fills', 'differs'];

/** What the ministry's system gave back, by a file: tried, looked at, and only then noted, each as an act of hers. */
export function ResultsPanel() {
  const parts = useParts();
  const messages = useMessages();
  const words = messages.results;
  const [standing, setStanding] = useState<Standing>({ at: 'choosing', problem: null });
  const { begin, stop, isStopped } = useStopping();

  const readFile = async (file: File): Promise<Standing> => {
    if (file.size > sheetLimits.fileBytes) return { at: 'choosing', problem: 'fileTooLarge' };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = readSheetFile(bytes);
    if (read.status === 'unfit') return { at: 'choosing', problem: read.problem };
    const columns = recogniseResults(read.sheet.rows);
    if (columns === undefined) return { at: 'choosing', problem: 'notRecognised' };
    const at = new Date(parts.clock.now()).toISOString();
    const tell = (done: number, of: number) => setStanding({ at: 'working', on: 'reading', done, of });
    const here = await byCode(parts.store, { tell, isStopped });
    if (isStopped()) return { at: 'choosing', problem: null };
    const world = { here, file: hashText(bytes), at };
    return { at: 'told', rows: judgeResults(read.sheet.rows, columns, world) };
  };
  const tryFile = async (file: File): Promise<void> => {
    begin();
    try {
      setStanding(await readFile(file));
    } catch (error) {
      reportError(error);
      setStanding({ at: 'choosing', problem: 'unread' });
    }
  };
  const note = async (rows: readonly ResultRow[]): Promise<void> => {
    const commands = rows.flatMap(({ verdict, dossier, args }) =>
      done.includes(verdict) && dossier !== undefined && args !== undefined
        ? [{ name: noteResult.name, entity: dossier.id, args }]
        : [],
    );
    begin();
    setStanding({ at: 'working', on: 'noting', done: 0, of: commands.length });
    const run = await runImport(parts.store, commands, {
      tell: (progress) => setStanding({ at: 'working', on: 'noting', ...progress }),
      isStopped,
    });
    setStanding({ at: 'ended', run });
    parts.wakeReplay('saved');
  };
  const toNote = standing.at === 'told' ? standing.rows.filter(({ verdict }) => done.includes(verdict)).length : 0;
  const problemText = (problem: SheetFileProblem | 'notRecognised' | 'unread'): string => {
    if (problem === 'notRecognised') return words.notRecognised;
    return problem === 'unread' ? messages.sheets.unread : messages.sheets.unfit[problem];
  };
  const again = () => setStanding({ at: 'choosing', problem: null });
  return (
    <section aria-labelledby="results-title">
      <h2 id="results-title">{words.title}</h2>
      <p>{words.lead}</p>
      {standing.at === 'choosing' && (
        <div className="choose-sheet">
          <label>
            {words.choose}
            <input
              type="file"
              accept=".xlsx,.csv"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (file !== undefined) void tryFile(file);
              }}
            />
          </label>
          {standing.problem !== null && (
            <p role="alert" className="finding is-error">
              {problemText(standing.problem)}
            </p>
          )}
        </div>
      )}
      {standing.at === 'working' && (
        <WorkProgress
          text={
            standing.on === 'reading'
              ? messages.sheets.walking(standing.done, standing.of)
              : messages.sheets.importing(standing.done, standing.of)
          }
          title={words.title}
          done={standing.done}
          of={standing.of}
          onStop={stop}
        />
      )}
      {standing.at === 'told' && <ResultRows rows={standing.rows} />}
      {standing.at === 'ended' && (
        <p role="status">
          {standing.run.status === 'finished'
            ? words.done(standing.run.done)
            : messages.sheets[standing.run.status](standing.run.done, standing.run.of)}
        </p>
      )}
      {(standing.at === 'told' || standing.at === 'ended') && (
        <div className="actions">
          {standing.at === 'told' && toNote > 0 && (
            <button type="button" className="commit" onClick={() => void note(standing.rows)}>
              {words.take(toNote)}
            </button>
          )}
          {standing.at === 'told' && toNote === 0 && <p>{words.nothing}</p>}
          <button type="button" onClick={again}>
            {messages.sheets.another}
          </button>
        </div>
      )}
    </section>
  );
}

/** Every dossier here by all codes that it may be called by. */
async function byCode(store: Parts['store'], walk: Walk): Promise<ReadonlyMap<string, Dossier>> {
  const here = new Map<string, Dossier>();
  for await (const dossier of eachDossier(store, walk)) {
    // What was entered on paper long ago went through no system.
    if (!isHandedIn(dossier)) continue;
    const { provisional, official } = dossier.codes;
    for (const code of [provisional, official, dossier.upstream?.code ?? null])
      if (code !== null && code !== '') here.set(codeKey(code), dossier);
  }
  return here;
}
