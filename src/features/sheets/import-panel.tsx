import { useState } from 'react';
import { WorkProgress } from '../../components/work-progress.tsx';
import type { SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import type { ImportCommand } from '../../domain/exchange-sheet/judge-rows.ts';
import { hashText } from '../../store/hash-text.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useStopping } from '../../state/use-stopping.ts';
import { useSession } from '../../state/session.ts';
import { sheetLimits } from '../../spreadsheet/limits.ts';
import { ChooseSheet } from './choose-sheet.tsx';
import { DryRunReport } from './dry-run-report.tsx';
import { type PreparedImport, prepareImport } from './prepare-import.ts';
import { type ImportProgress, type ImportRun, runImport } from './run-import.ts';

type Standing =
  | { readonly at: 'choosing' }
  /** The file, or what is on this machine, could not be read. */
  | { readonly at: 'unread' }
  | { readonly at: 'reading'; readonly progress: (ImportProgress & { readonly judging: boolean }) | null }
  | { readonly at: 'told'; readonly prepared: Exclude<PreparedImport, { status: 'stopped' }> }
  | { readonly at: 'importing'; readonly progress: ImportProgress }
  | { readonly at: 'ended'; readonly run: ImportRun };

export interface ImportPanelProps {
  readonly mappings: readonly SheetMapping[];
  readonly onMappings: (mappings: readonly SheetMapping[]) => void;
}

/** Lets the browser draw what has been set. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** A file is chosen, tried, looked at, and only then imported; it can be stopped and goes on another time. */
export function ImportPanel({ mappings, onMappings }: ImportPanelProps) {
  const parts = useParts();
  const { commune } = useSession();
  const words = useMessages().sheets;
  const [standing, setStanding] = useState<Standing>({ at: 'choosing' });
  const { begin, stop, isStopped } = useStopping();

  async function readFile(file: File): Promise<Standing> {
    await nextFrame();
    if (file.size > sheetLimits.fileBytes)
      return { at: 'told', prepared: { status: 'unfit', problem: 'fileTooLarge' } };
    const prepared = await prepareImport(new Uint8Array(await file.arrayBuffer()), {
      ...parts,
      hash: hashText,
      commune,
      mappings,
      pause: async (done, of) => {
        setStanding({ at: 'reading', progress: { done, of, judging: true } });
        await nextFrame();
      },
      walk: {
        tell: (done, of) => setStanding({ at: 'reading', progress: { done, of, judging: false } }),
        isStopped,
      },
    });
    return prepared.status === 'stopped' ? { at: 'choosing' } : { at: 'told', prepared };
  }

  async function tryFile(file: File): Promise<void> {
    begin();
    setStanding({ at: 'reading', progress: null });
    try {
      setStanding(await readFile(file));
    } catch (error) {
      reportError(error);
      setStanding({ at: 'unread' });
    }
  }

  async function takeIn(commands: readonly ImportCommand[]): Promise<void> {
    begin();
    setStanding({ at: 'importing', progress: { done: 0, of: commands.length } });
    const run = await runImport(parts.store, commands, {
      tell: (progress) => setStanding({ at: 'importing', progress }),
      isStopped,
    });
    setStanding({ at: 'ended', run });
    parts.wakeReplay('saved');
  }

  const again = () => setStanding({ at: 'choosing' });
  return (
    <section aria-labelledby="import-title">
      <h2 id="import-title">{words.importTitle}</h2>
      {(standing.at === 'choosing' ||
        standing.at === 'unread' ||
        (standing.at === 'told' && standing.prepared.status !== 'prepared')) && (
        <ChooseSheet mappings={mappings} onMappings={onMappings} onFile={(file) => void tryFile(file)} />
      )}
      {standing.at === 'unread' && (
        <p role="alert" className="finding is-error">
          {words.unread}
        </p>
      )}
      {standing.at === 'reading' && standing.progress === null && <p role="status">{words.reading}</p>}
      {standing.at === 'reading' && standing.progress !== null && (
        <WorkProgress
          text={(standing.progress.judging ? words.judging : words.walking)(
            standing.progress.done,
            standing.progress.of,
          )}
          title={words.importTitle}
          {...standing.progress}
          onStop={stop}
        />
      )}
      {standing.at === 'told' && (
        <DryRunReport prepared={standing.prepared} onImport={(commands) => void takeIn(commands)} onAgain={again} />
      )}
      {standing.at === 'importing' && (
        <WorkProgress
          text={words.importing(standing.progress.done, standing.progress.of)}
          title={words.importTitle}
          {...standing.progress}
          onStop={stop}
        />
      )}
      {standing.at === 'ended' && <Ended run={standing.run} onAgain={again} />}
    </section>
  );
}

function Ended({ run, onAgain }: { readonly run: ImportRun; readonly onAgain: () => void }) {
  const words = useMessages().sheets;
  const text = run.status === 'finished' ? words.finished(run.done) : words[run.status](run.done, run.of);
  return (
    <>
      <p role="status" className={run.status === 'failed' ? 'is-attention' : undefined}>
        {text}
      </p>
      <button type="button" onClick={onAgain}>
        {words.another}
      </button>
    </>
  );
}
