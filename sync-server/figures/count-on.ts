import type { Dossier } from '../../src/domain/dossier.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import { officeIdOf } from '../../src/domain/office/office-id.ts';
import type { Office } from '../../src/domain/office/office.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import type { ServerStore } from '../store/port.ts';
import { type DossierFigure, figureOf } from './figure-of.ts';

interface CountParts {
  readonly store: Pick<ServerStore, 'figures' | 'read'>;
  /** Lets others have their turn in the middle of long work. */
  readonly pause: () => void | Promise<void>;
}

/** Records of one step: parsed, and written in one transaction. */
const atOnce = 200;

/**
 * Counts on what has changed in a commune since it was last counted, `most` records at the most. When the commune has
 * stated something else for itself (its hours, its days) all is counted anew. How many it has looked at, and whether there
 * is more.
 */
export async function countOn(
  { code, closing }: Commune,
  most: number,
  { store, pause }: CountParts,
): Promise<{ readonly looked: number; readonly isBehind: boolean }> {
  for (let looked = 0; ;) {
    const mark = await store.figures.mark(code);
    const step = await store.read(async (of) => {
      const reads = of(code);
      const office = officeIdOf(code);
      const [stated] = office === undefined ? [] : await reads.entities([office]);
      const officeRev = stated?.rev ?? 0;
      const begins = officeRev !== mark.officeRev;
      const heads = await reads.headsAfter(begins ? 0 : mark.seq, atOnce);
      const wanted = heads.filter(({ kind, left }) => kind === 'dossier' && !left).map(({ id }) => id);
      const rules = deskRules(stated === undefined ? undefined : (JSON.parse(stated.state) as Office), { closing });
      const figures: DossierFigure[] = [];
      for (const { state } of wanted.length === 0 ? [] : await reads.entities(wanted)) {
        const figure = figureOf(JSON.parse(state) as Dossier, rules);
        if (figure !== null) figures.push(figure);
      }
      const counted = new Set(figures.map(({ id }) => id));
      const gone = heads.filter(({ kind, id }) => kind === 'dossier' && !counted.has(id)).map(({ id }) => id);
      const seq = heads.at(-1)?.seq ?? (begins ? 0 : mark.seq);
      return { begins, figures, gone, to: { seq, officeRev }, isLast: heads.length < atOnce };
    });
    const isNew = step.begins || step.to.seq !== mark.seq;
    // Another process may have counted the same meanwhile: look where it is now.
    const kept = !isNew || (await store.figures.keep(code, { from: mark, ...step }));
    looked += atOnce;
    if (step.isLast && kept) return { looked: looked - atOnce, isBehind: false };
    if (looked >= most) return { looked, isBehind: true };
    await pause();
  }
}
