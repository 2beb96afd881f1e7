import { create } from 'zustand';
import type { AskAtServer } from '../../sync/ask-at-server.ts';
import type { Asked } from './administration-findings.ts';

/** What the server has said of machines, people and backups, and when that was, by this machine's clock. */
export interface Told extends Omit<Asked, 'hasRecoveryKey' | 'devices'> {
  readonly devices: NonNullable<Asked['devices']>;
  readonly at: number;
}

interface AdministrationTold {
  /** Whom it was told. */
  readonly account: string;
  readonly told: Told | null;
  readonly standing: 'quiet' | 'asking' | 'failed';
}

const nothing = { told: null, standing: 'quiet' } as const;

/** In this tab's memory alone: a lock, a reload or another person begins with nothing. */
export const useAdministrationTold = create<AdministrationTold>(() => ({ account: '', ...nothing }));

/** Who comes and goes within a minute is shown what was said. */
const restMilliseconds = 60_000;

/** Whether a visit asks anew. A clock that was set back holds nothing up. */
function asksAnew({ told, standing }: AdministrationTold, now: number): boolean {
  if (standing === 'asking') return false;
  return standing === 'failed' || told === null || now - told.at >= restMilliseconds || now < told.at;
}

type Server = Pick<AskAtServer, 'backup'> & {
  readonly devices: Pick<AskAtServer['devices'], 'list'>;
  readonly people: Pick<AskAtServer['people'], 'list'>;
};

/** Asks the server, beside what was said before, which stands until the answer is here. */
export async function refreshAdministration(
  { atServer, now }: { readonly atServer: () => Promise<Server>; readonly now: () => number },
  account: string,
): Promise<void> {
  const { getState, setState } = useAdministrationTold;
  // What one administrator was told is not shown to the next person.
  if (getState().account !== account) setState({ account, ...nothing });
  if (!asksAnew(getState(), now())) return;
  setState({ standing: 'asking' });
  const told = await ask(atServer).catch(() => undefined);
  if (getState().account !== account) return;
  if (told === undefined) setState({ standing: 'failed' });
  else setState({ told: { ...told, at: now() }, standing: 'quiet' });
}

async function ask(atServer: () => Promise<Server>): Promise<Omit<Told, 'at'> | undefined> {
  const server = await atServer();
  const [devices, people, backup] = await Promise.all([server.devices.list(), server.people.list(), server.backup()]);
  return devices === undefined ? undefined : { devices, people, backup };
}
