import { expect } from 'vitest';
import type { BookKind } from '../../src/domain/books/book.ts';
import type { EntryKind } from '../../src/domain/books/register-entry.ts';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import type { LocalDate } from '../../src/domain/words.ts';
import type { Device } from './device.ts';
import { movesToApproval } from './made-up-books.ts';
import { madeUpSource, wordsOf, standsAt } from './made-up-paper.ts';
import { registerDesk } from './register-desk.ts';

interface Entering {
  readonly book: BookKind;
  readonly as: Exclude<EntryKind, 'unknown'>;
  readonly on?: LocalDate;
}

/** Decides a dossier from the step it is in, has the server give it the next number, and sends. */
export async function enterAt(
  device: Device,
  dossier: string,
  { book: kind, as, on = '2026-11-20' }: Entering,
): Promise<void> {
  const desk = registerDesk(device.store, on);
  const known = (await device.store.books()).find(({ book }) => book.kind === kind);
  const book = known?.book.id ?? (await desk.openBook({ kind }));
  await device.sync();
  const { business, procedure, procedureVersion: version, fields } = (await desk.dossier(dossier)).dossier;
  const first = movesToApproval.findIndex(({ from }) => from === business);
  for (const args of movesToApproval.slice(first)) {
    await device.perform({ name: 'moveDossier', entity: dossier, args });
  }
  const saved = await desk.enter(dossier, book, {
    kind: as,
    remarks: procedureVersion(procedure, version)?.remarkOfEntry?.(fields) ?? null,
  });
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  await device.sync();
}

/** What a machine prints of a dossier; the print is kept. */
export async function printAt(
  device: Device,
  dossier: string,
  paper: Paper,
  answers: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const view = await device.store.dossier(dossier);
  const procedure = view === null ? undefined : procedureVersion(view.dossier.procedure, view.dossier.procedureVersion);
  if (view === null || procedure === undefined) throw new Error('it is not on this machine');
  expect(paper.standing(view.dossier, procedure, standsAt(new Date().toISOString())).status).toBe('ready');
  await device.perform({ name: 'recordPrint', entity: dossier, args: { paper: paper.id, answers } });
  return wordsOf(paper.body(madeUpSource(view.dossier, procedure, { answers })));
}
