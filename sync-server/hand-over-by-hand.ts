import { applyMutation } from '../src/domain/apply-mutation.ts';
import type { HashText } from '../src/domain/words.ts';
import type { Settings } from './environment.ts';
import { type HandedOver, handOver } from './hand-over.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';
import { openStore } from './store/open-store.ts';

/** What a word at the terminal works with. */
export interface ByHandParts {
  readonly settings: Settings;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly newId: () => string;
  readonly hash: HashText;
  readonly say: (line: string) => void;
}

const handOverUsage = 'hand-over <id of the record> <code of the commune that shall have it> <reason>';

const sentences: Readonly<Record<Exclude<HandedOver['status'], 'handedOver'>, string>> = {
  notThere: 'No commune on this server has this record.',
  stillParked: 'Two values wait on this record for an officer’s decision. Have it decided first.',
  noSuchCommune: 'That commune is not on this server.',
  sameCommune: 'The record is in that commune already.',
};

/**
 * An administrator hands a record over to another commune from the terminal, while the server runs or while it does not.
 * `true`: it is done. Devices hear of it at once on PostgreSQL, at their next exchange with the embedded database.
 */
export async function handOverByHand(words: readonly string[], parts: ByHandParts): Promise<boolean> {
  const { settings, clock, timers, newId, hash, say } = parts;
  const [entity, to, ...reasons] = words;
  const reason = reasons.join(' ').trim();
  if (entity === undefined || to === undefined || reason === '') {
    say(`Usage: ${handOverUsage}`);
    return false;
  }
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    for (const { code: from } of await store.accounts.communes()) {
      const [there] = await store.read((reads) => reads(from).entities([entity]));
      if (there === undefined || there.leftTo !== null) continue;
      const parting = { store, pokes, clock, newId, hash, apply: applyMutation };
      const done = await handOver({ entity, from, to, reason }, parting);
      say(done.status === 'handedOver' ? `Handed over from ${from} to ${to}.` : sentences[done.status]);
      return done.status === 'handedOver';
    }
    say(sentences.notThere);
    return false;
  } finally {
    await pokes.close();
    await store.close();
  }
}
