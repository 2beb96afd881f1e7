import * as v from 'valibot';
import { create } from 'zustand';
import { devicesAnswerSchema } from '../../protocol/devices.ts';
import { backupStandingSchema } from '../../protocol/health.ts';
import { peopleAnswerSchema } from '../../protocol/people.ts';
import type { TabNote } from '../../state/parts.ts';
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

/** In this tab's memory; over a lock or a reload as a sealed note of the tab. Another person begins with nothing. */
export const useAdministrationTold = create<AdministrationTold>(() => ({ account: '', ...nothing }));

/** Who comes and goes within a minute is shown what was said. */
const restMilliseconds = 60_000;

/** Whether it was said so long ago that it must say when. A clock that was set back holds nothing up. */
export function isOfBefore({ at }: Told, now: number): boolean {
  return now - at >= restMilliseconds || now < at;
}

function asksAnew({ told, standing }: AdministrationTold, now: number): boolean {
  if (standing === 'asking') return false;
  return standing === 'failed' || told === null || isOfBefore(told, now);
}

/** As it lies in the note: a build of before or after may have written another shape. */
const toldSchema = v.object({
  devices: devicesAnswerSchema,
  people: v.optional(peopleAnswerSchema),
  backup: v.optional(backupStandingSchema),
  at: v.number(),
});

async function readKept(note: TabNote, account: string): Promise<Told | null> {
  const text = await note.read(account).catch(() => null);
  if (text === null) return null;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), toldSchema), text);
  if (!read.success) return null;
  const { devices, people, backup, at } = read.output;
  return { devices, people, backup, at };
}

/** Who was given which role when is shown elsewhere, and is not kept. */
async function keep(note: TabNote, account: string, told: Told): Promise<void> {
  const { people } = told;
  const kept = { ...told, ...(people === undefined ? {} : { people: { ...people, changes: [] } }) };
  await note.write(account, JSON.stringify(kept)).catch(() => undefined);
}

type Server = Pick<AskAtServer, 'backup'> & {
  readonly devices: Pick<AskAtServer['devices'], 'list'>;
  readonly people: Pick<AskAtServer['people'], 'list'>;
};

interface Refreshing {
  readonly atServer: () => Promise<Server>;
  readonly now: () => number;
  readonly note: TabNote;
}

/** Asks the server, beside what was said before, which stands until the answer is here. */
export async function refreshAdministration({ atServer, now, note }: Refreshing, account: string): Promise<void> {
  const { getState, setState } = useAdministrationTold;
  // What one administrator was told is not shown to the next person.
  if (getState().account !== account) setState({ account, ...nothing });
  if (!asksAnew(getState(), now())) return;
  const isHers = (): boolean => getState().account === account;
  setState({ standing: 'asking' });
  if (getState().told === null) {
    const kept = await readKept(note, account);
    if (!isHers()) return;
    setState({ told: kept });
    if (kept !== null && !isOfBefore(kept, now())) {
      setState({ standing: 'quiet' });
      return;
    }
  }
  const said = await ask(atServer).catch(() => undefined);
  if (!isHers()) return;
  if (said === undefined) {
    setState({ standing: 'failed' });
    return;
  }
  const told = { ...said, at: now() };
  setState({ told, standing: 'quiet' });
  await keep(note, account, told);
}

async function ask(atServer: () => Promise<Server>): Promise<Omit<Told, 'at'> | undefined> {
  const server = await atServer();
  const [devices, people, backup] = await Promise.all([server.devices.list(), server.people.list(), server.backup()]);
  return devices === undefined ? undefined : { devices, people, backup };
}
