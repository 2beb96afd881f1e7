import { carryLimits } from '../../protocol/carry.ts';
import { type Carried, type CarryFile, type CarryWatch, writeCarryFiles } from '../../store/carry/write-carry-files.ts';
import { createExchangeStore } from '../../store/create-exchange-store.ts';
import type { Bytes, MaybePromise, Timers } from '../../store/device-ports.ts';
import { createPageStore } from '../../store/pages/create-page-store.ts';
import { readSession } from '../../store/sessions.ts';
import type { StoreParts } from '../../store/store-parts.ts';
import type { Chance } from '../backoff.ts';
import { pickRuns } from '../batch.ts';
import { createSealCheck } from '../check-seals.ts';
import { fetchKeys } from '../fetch-keys.ts';
import { streamGunzip, streamGzip } from '../gzip.ts';
import { webCryptoVerify } from '../web-crypto-verify.ts';
import { blobSource } from './blob-source.ts';
import { bringLetters, type Brought } from './bring-letters.ts';
import { type AnswersRead, takeInAnswers } from './take-in-answers.ts';

/** Everything that screens ask of carry files; loaded with them. */
export interface CarryWork {
  /** What waits here, as files; each is handed out as soon as it is whole. */
  write(onFile: (file: CarryFile) => MaybePromise<void>, watch: CarryWatch): Promise<Carried>;
  /** Answers are taken in; letters of whatever machine are brought to the server, and what it answers is for that machine. */
  take(file: Blob, watch: CarryWatch): Promise<Taken>;
}

export type Taken = Exclude<AnswersRead, { readonly status: 'letters' }> | Brought;

export interface CarryWorkParts {
  readonly storeParts: StoreParts;
  readonly subtle: SubtleCrypto;
  readonly wire: typeof fetch;
  readonly timers: Timers;
  readonly chance: Chance;
  readonly build: string;
  /** By this machine's key. */
  readonly sign: (text: string) => Promise<string>;
  readonly digest: (bytes: Bytes) => Promise<string | undefined>;
}

export function createCarryWork(parts: CarryWorkParts): CarryWork {
  const { storeParts, subtle, wire, timers } = parts;
  const asking = { fetch: wire, origin: '', timers };
  const pages = createPageStore(storeParts);
  const exchange = createExchangeStore(storeParts);
  const check = createSealCheck({
    store: exchange,
    hash: storeParts.hash,
    verify: webCryptoVerify(subtle),
    fetchKeys: () => fetchKeys(asking),
  });
  const token = async (): Promise<string> => (await readSession(storeParts))?.token ?? '';
  return {
    write: (onFile, watch) => {
      const pick = pickRuns({ budget: carryLimits.acts, turn: 0, mostLanes: Infinity });
      return writeCarryFiles({ ...parts, pages, pick, gzip: streamGzip(globalThis.CompressionStream) }, onFile, watch);
    },
    async take(file, watch) {
      const source = blobSource(file);
      const gunzip = streamGunzip(globalThis.DecompressionStream);
      const read = await takeInAnswers(source, { storeParts, subtle, gunzip, exchange, check, pages });
      if (read.status !== 'letters') return read;
      const { hash, clock, newId } = storeParts;
      return bringLetters(source, { ...parts, ...asking, hash, clock, newId, token }, watch);
    },
  };
}
