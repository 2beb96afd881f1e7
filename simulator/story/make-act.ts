import type { Command } from '../../src/store/store.ts';
import { storageFailure } from '../../src/store/storage-failure.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { readBooks } from '../check/check-proposals.ts';
import type { Machine, Tab } from '../world/machine.ts';
import { chooseAct } from './choose-act.ts';
import { chooseBookActs, isBookAct } from './choose-book-act.ts';
import { isDocumentAct } from './choose-document-act.ts';
import { chooseStatement } from './choose-statement.ts';
import { checkPagesKept, readyDocumentAct } from './make-document-act.ts';
import type { ActKind, BookActKind } from './step.ts';
import type { World } from './world.ts';

/** A disk that does not work is told as such by the client; anything else it throws is a bug. */
export async function unlessDisk(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (storageFailure(error) === undefined) throw error;
  }
}

/** A person does something on her screen; its id, once it is saved. */
export async function act(
  world: World,
  machine: Machine,
  { store, process }: Tab,
  kind: ActKind,
  random: SeededRandom,
): Promise<string | undefined> {
  if (isBookAct(kind)) return bookAct(world, { machine, store, process }, kind, random);
  if (kind === 'state') {
    if ((await store.session()) === null) return undefined;
    const { office } = await store.office();
    return perform(world, { machine, store, process }, chooseStatement(office ?? undefined, random));
  }
  if (isDocumentAct(kind)) {
    const command = await readyDocumentAct({ store, photographs: world.hasPages }, kind, random);
    return command === undefined ? undefined : perform(world, { machine, store, process }, command);
  }
  const shown = await store.dossiers({ limit: 6 });
  const command = chooseAct(
    kind,
    shown.map(({ dossier }) => dossier),
    random,
  );
  if (command === undefined) return undefined;
  const mid = await perform(world, { machine, store, process }, command);
  if (mid !== undefined && kind === 'oversized' && command.name === 'editDossier')
    world.ledger.violate('bug', `an oversized act was saved: ${mid}`);
  return mid;
}

/** A person does something at the register, and what she enters under a number she writes on paper in the same moment. */
async function bookAct(
  world: World,
  { machine, store, process }: Pick<Tab, 'store' | 'process'> & { readonly machine: Machine },
  kind: BookActKind,
  random: SeededRandom,
): Promise<undefined> {
  if ((await store.session()) === null) return undefined;
  const dossiers = (await store.dossiers({ limit: 12 })).map(({ dossier }) => dossier);
  const { books, device } = await readBooks(world, machine, { store, process });
  for (const command of chooseBookActs(
    kind,
    { shown: dossiers, books, device, onPaper: world.ledger.onPaper },
    random,
  )) {
    const mid = await perform(world, { machine, store, process }, command);
    const { number = null, book } = command.args as { readonly number?: number | null; readonly book?: string };
    if (mid === undefined) return undefined;
    if (command.name === 'enterInBook' && number !== null && book !== undefined) {
      world.ledger.paper.set(mid, { book, number, entity: command.entity ?? '' });
      world.ledger.writeOnPaper(number);
    }
  }
  return undefined;
}

/** Its id, once the screen has said that it is saved. */
export async function perform(
  world: World,
  { machine, store, process }: Pick<Tab, 'store' | 'process'> & { readonly machine: Machine },
  command: Command,
): Promise<string | undefined> {
  const saved = await store.perform(command);
  if (saved.status !== 'saved') return undefined;
  const { mid, entity } = saved;
  world.mutations += 1;
  world.ledger.saved.set(mid, { mid, machine: machine.name, entity, name: command.name });
  // R1: at this very moment the screen says so.
  const here = (table: string): boolean => machine.disk.rows(table).some((row) => row['id'] === mid);
  if (process.alive && !here('outbox') && !here('acknowledged')) {
    world.ledger.violate('onDisk', `${command.name} ${mid} was said to be saved and is not on the disk`);
  }
  if (process.alive) checkPagesKept(world, machine, { mid, command });
  return mid;
}
