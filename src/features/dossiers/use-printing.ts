import { useCallback, useRef, useState } from 'react';
import type { NotSaved } from '../../components/form/saved-problem.tsx';
import type { ChosenPaper } from '../../components/paper-desk-props.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { nextPrintOf, type PaperAnswers } from '../../domain/prints.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { createSheetStanding } from './sheet-standing.ts';

interface Printing {
  /** Keeps the print, then prints; what it says is why nothing was kept, and nothing printed. */
  readonly printPaper: (id: string, answers: PaperAnswers) => Promise<NotSaved | null>;
  /** Something is asked for that is still being drawn. */
  readonly awaitsSheet: boolean;
  readonly noteStands: (stands: boolean) => void;
}

/** Printing the papers of an open dossier. */
export function usePrinting(dossier: Dossier, onPicked: (paper: ChosenPaper) => void): Printing {
  const { store, wakeReplay, print } = useParts();
  const [sheet] = useState(createSheetStanding);
  const isPrinting = useRef(false);
  const [awaitsSheet, setAwaitsSheet] = useState(false);

  const printPaper = useCallback(
    async (id: string, answers: PaperAnswers): Promise<NotSaved | null> => {
      // Pressed twice is meant once.
      if (isPrinting.current) return null;
      isPrinting.current = true;
      try {
        // What goes to the printer says which print it is, also once the act below counts it.
        onPicked({ id, ordinal: nextPrintOf(dossier, id, answers) });
        setAwaitsSheet(true);
        await sheet.untilStands();
        setAwaitsSheet(false);
        // L4: a print is an act, on the disk before the paper leaves the printer.
        const args = { paper: id, ...(Object.keys(answers).length === 0 ? {} : { answers: { ...answers } }) };
        const saved = await orSayFailed(() => store.perform({ name: 'recordPrint', entity: dossier.id, args }));
        if (saved.status !== 'saved') return saved;
        wakeReplay('saved');
        print();
        return null;
      } finally {
        isPrinting.current = false;
      }
    },
    [store, wakeReplay, print, dossier, sheet, onPicked],
  );
  return { printPaper, awaitsSheet, noteStands: sheet.noteStands };
}
