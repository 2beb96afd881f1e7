import * as v from 'valibot';
import { type Bytes, bytesOfText, textOfBytes } from '../../src/companion-link/bytes-as-text.ts';
import {
  channel,
  type FrameToApp,
  type FrameToCompanion,
  frameToCompanionSchema,
} from '../../src/companion-link/frames.ts';
import { type LetterFromApp, letterFromAppSchema, type LetterFromCompanion } from '../../src/companion-link/letters.ts';
import { makeHalf, type OwnHalf, type PairedKeys, pairKeys } from '../../src/companion-link/pairing-keys.ts';
import { createSealedLetters } from '../../src/companion-link/sealed-letters.ts';
import type { HandedOver } from '../../src/domain/portal-record/portal-record.ts';
import {
  type CompanionMemory,
  toBeTold,
  toTell,
  withHandedOver,
  withNoted,
  withoutDossier,
  withoutOld,
  withoutPairing,
  withoutRecord,
  withPage,
  withRecord,
} from './companion-memory.ts';

/** A page: the tab it is in, and its address as the browser tells it. */
export interface AppTab {
  readonly tab: number;
  readonly origin: string;
}

export type PairResult = 'paired' | 'noOffer' | 'wrong' | 'noAnswer' | 'notTheApp';

interface CompanionSideParts {
  readonly subtle: SubtleCrypto;
  readonly newId: () => string;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Bytes;
  /** Changes what is remembered; one change after the other. */
  readonly change: (to: (memory: CompanionMemory) => CompanionMemory) => Promise<CompanionMemory>;
  readonly sendFrame: (tab: number, frame: FrameToApp) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface CompanionSide {
  readonly pair: (app: AppTab, code: string) => Promise<PairResult>;
  readonly receive: (from: AppTab, frame: unknown) => Promise<void>;
  /** Whether it is kept until the app has noted it; not where nobody knows any more which page handed the dossier over. */
  readonly tellHandedOver: (handed: HandedOver) => Promise<boolean>;
  readonly takeBack: (dossier: string) => Promise<void>;
  readonly unpairAll: () => Promise<void>;
}

/** Longer than the app needs to stretch a code on the slowest desk. */
const answerMs = 20_000;
const mostPairings = 4;

interface Waiting {
  readonly app: AppTab;
  readonly code: string;
  readonly own: OwnHalf;
  keys: PairedKeys | null;
  readonly done: (result: PairResult) => void;
}

/** The companion's side of the link: who types the code, and is handed records. */
export function createCompanionSide(parts: CompanionSideParts): CompanionSide {
  const { subtle, now, change } = parts;
  const waiting = new Map<string, Waiting>();
  /** One frame after the other: a letter may follow close behind the proof that makes it readable. */
  let reading: Promise<void> = Promise.resolve();

  const frame = <Kind extends FrameToApp['kind']>(kind: Kind, id: string) =>
    ({ channel, to: 'app', id, kind }) as const;

  /** Whether its tab is there; what waits is told when the app says that it is here. */
  async function send(pairing: CompanionMemory['pairings'][number], letter: LetterFromCompanion): Promise<boolean> {
    const body = await lettersOf(pairing).seal(letter);
    return parts.sendFrame(pairing.tab, { ...frame('sealed', pairing.id), body }).then(
      () => true,
      () => false,
    );
  }

  function lettersOf({ id, key }: CompanionMemory['pairings'][number], seen?: Set<string>) {
    return createSealedLetters<LetterFromCompanion, LetterFromApp>({
      ...{ subtle, id, now, randomBytes: parts.randomBytes },
      key: bytesOfText(key) ?? new Uint8Array(32),
      from: 'companion',
      schema: letterFromAppSchema,
      ...(seen === undefined ? {} : { seen }),
    });
  }

  async function meet(id: string, met: Waiting, frameIn: FrameToCompanion): Promise<void> {
    switch (frameIn.kind) {
      case 'no': {
        met.done(frameIn.why);
        return;
      }
      case 'half': {
        const seen = { id, origin: met.app.origin, companion: met.own.publicKey, app: frameIn.half };
        const keys = await pairKeys(subtle, met.own, frameIn.half, met.code, seen);
        if (keys === undefined || met.keys !== null) {
          met.done('notTheApp');
          return;
        }
        met.keys = keys;
        return parts.sendFrame(met.app.tab, { ...frame('prove', id), proof: await keys.proofOf('companion') });
      }
      case 'proved': {
        // Who does not know the code cannot answer for the app.
        if (met.keys === null || !(await met.keys.proves('app', frameIn.proof))) {
          met.done('notTheApp');
          return;
        }
        const { tab, origin } = met.app;
        const pairing = { id, origin, tab, key: textOfBytes(met.keys.key), account: null };
        await change((memory) => ({ ...memory, pairings: [...memory.pairings, pairing].slice(-mostPairings) }));
        met.done('paired');
        return;
      }
      case 'sealed':
        return undefined;
    }
  }

  async function read(from: AppTab, frameIn: Extract<FrameToCompanion, { kind: 'sealed' }>): Promise<void> {
    const memory = await change((standing) => withoutOld(standing, now()));
    const pairing = memory.pairings.find(({ id, origin }) => id === frameIn.id && origin === from.origin);
    if (pairing === undefined) return;
    const seen = new Set(memory.seen);
    const letter = await lettersOf(pairing, seen).open(frameIn.body);
    if (letter === undefined) return;
    await change((standing) => ({ ...standing, seen: [...seen] }));
    await act(pairing, from, letter);
  }

  async function act(pairing: CompanionMemory['pairings'][number], from: AppTab, letter: LetterFromApp): Promise<void> {
    switch (letter.type) {
      case 'here':
        await change((memory) => withPage(memory, pairing.id, { tab: from.tab, account: letter.account }));
        break;
      case 'record':
        await change((memory) => withRecord(memory, pairing.id, letter.record, now()));
        break;
      case 'forget':
        await change((memory) => withoutRecord(memory, pairing.id, letter.dossier));
        break;
      case 'noted':
        await change((memory) => withNoted(memory, pairing.id, letter));
        break;
      case 'unpair':
        await change((memory) => withoutPairing(memory, pairing.id));
        return;
    }
    const memory = await change((standing) => standing);
    await tellHolding({ ...pairing, tab: from.tab });
    if (letter.type !== 'here') return;
    const here = memory.pairings.find(({ id }) => id === pairing.id);
    if (here === undefined) return;
    for (const { handed } of toTell(memory, here)) await send(here, { type: 'handedOver', handed });
  }

  async function tellHolding(pairing: CompanionMemory['pairings'][number] | undefined): Promise<void> {
    if (pairing === undefined) return;
    const { records } = await change((memory) => memory);
    const dossiers = records.flatMap((each) => (each.pairing === pairing.id ? [each.record.dossier] : []));
    await send(pairing, { type: 'holds', dossiers });
  }

  return {
    async pair(app, code) {
      const id = parts.newId();
      const own = await makeHalf(subtle);
      const result = new Promise<PairResult>((done) => waiting.set(id, { app, code, own, keys: null, done }));
      try {
        await parts.sendFrame(app.tab, { ...frame('greet', id), half: own.publicKey });
        const late = parts.wait(answerMs).then(() => 'noAnswer' as const);
        return await Promise.race([result, late]);
      } catch {
        return 'noAnswer';
      } finally {
        waiting.delete(id);
      }
    },
    async receive(from, data) {
      const parsed = v.safeParse(frameToCompanionSchema, data);
      if (!parsed.success) return;
      const { output } = parsed;
      const before = reading;
      const work = async (): Promise<void> => {
        await before.catch(() => undefined);
        if (output.kind === 'sealed') return read(from, output);
        const met = waiting.get(output.id);
        if (met?.app.tab === from.tab && met.app.origin === from.origin) await meet(output.id, met, output);
      };
      reading = work();
      await reading;
    },
    async tellHandedOver(handed) {
      const memory = await change((standing) => withHandedOver(standing, handed));
      if (!memory.handed.some((each) => each.handed === handed)) return false;
      for (const pairing of toBeTold(memory, handed.dossier)) {
        if (await send(pairing, { type: 'handedOver', handed })) break;
      }
      return true;
    },
    async takeBack(dossier) {
      const before = await change((memory) => memory);
      const of = before.records.find(({ record }) => record.dossier === dossier)?.pairing;
      await change((memory) => withoutDossier(memory, dossier));
      await tellHolding(before.pairings.find(({ id }) => id === of));
    },
    async unpairAll() {
      const { pairings } = await change((memory) => memory);
      for (const pairing of pairings) {
        await send(pairing, { type: 'unpair' });
        await change((memory) => withoutPairing(memory, pairing.id));
      }
    },
  };
}
