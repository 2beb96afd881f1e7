import { type KeptRows, ModelDatabase } from '../model-store/model-database.ts';
import type { ModelSchedule } from '../model-store/model-transaction.ts';
import type { DatabaseParts, MakeDatabase, SimulatedDatabase } from './simulated-database.ts';

/** How long a step of a transaction may take: long enough for others to come between, and to commit before it. */
const slowest = { statement: 3, commit: 25, committed: 12 };
/** Most commits are quick; some are held up. */
const heldUpMs = 900;
const heldUpShare = 0.03;
const heldUpStatements = 0.01;

/** The modelled concurrent database, each of its steps a task of the scheduler. */
export const makeModelledDatabase: MakeDatabase = (parts) => holding(parts, parts.newId());

function holding(parts: DatabaseParts, epoch: string, kept?: KeptRows): SimulatedDatabase {
  const { scheduler, slowStatements } = parts;
  const schedule: ModelSchedule = {
    pause: (where) => {
      const share = where !== 'statement' ? heldUpShare : slowStatements ? heldUpStatements : 0;
      const heldUp = share > 0 && scheduler.random().next() < share;
      return scheduler.pause(heldUp ? heldUpMs : slowest[where]);
    },
    gate: () => {
      const of = scheduler.current;
      let open: () => void = () => undefined;
      const until = new Promise<void>((resolve) => {
        // Whoever waits goes on in its own name, not in that of the one who lets it through.
        open = () => {
          scheduler.soon(resolve, { of });
        };
      });
      return {
        until,
        open: () => {
          open();
        },
      };
    },
  };
  const database = new ModelDatabase({ epoch, schedule, diskFull: () => false }, kept);
  return {
    connect: () => database.connect(),
    backup: () => {
      const rows = database.keep();
      return () => holding(parts, epoch, rows);
    },
    close: () => undefined,
  };
}
