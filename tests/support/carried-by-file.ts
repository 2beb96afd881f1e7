import { unwatched } from '../../src/state/each-dossier.ts';
import {
  type Carried,
  type CarryFile,
  type CarryWatch,
  writeCarryFiles,
  type WriteCarryParts,
} from '../../src/store/carry/write-carry-files.ts';
import { learnHandInKey } from '../../src/store/recovery/kept-hand-in.ts';
import { pickRuns } from '../../src/sync/batch.ts';
import { blobSource } from '../../src/sync/carry/blob-source.ts';
import { bringLetters, type Brought } from '../../src/sync/carry/bring-letters.ts';
import { type AnswersRead, takeInAnswers } from '../../src/sync/carry/take-in-answers.ts';
import { askKeys } from '../../src/sync/fetch-keys.ts';
import { streamGunzip, streamGzip } from '../../src/sync/gzip.ts';
import type { Device } from './device.ts';
import { realTimers } from './real-timers.ts';
import { nodeSealCheck } from './seal-check.ts';

const { subtle } = globalThis.crypto;
const nobodyAnswers: typeof fetch = () => Promise.reject(new TypeError('no line'));

/** What a machine knows of the server from when it last had a line: its key for letters, and those of its receipts. */
export async function hasHeardOf(device: Device, serverUrl: string): Promise<void> {
  const told = await askKeys({ fetch: device.wire, origin: serverUrl, timers: realTimers });
  if (told?.handIn === undefined) throw new Error('The server tells no key.');
  await learnHandInKey({ storeParts: device.parts, subtle }, told.handIn);
  await device.store.exchange.learnKeys(told.keys);
}

/** What may be otherwise than on a desk. */
type HowToWrite = Partial<Pick<WriteCarryParts, 'fileBytes' | 'gzip' | 'pick'>>;

/** Everything that waits on a machine, as files; no line is needed for it. */
export async function filesOf(device: Device, how: HowToWrite = {}): Promise<Blob[]> {
  const files: Blob[] = [];
  await writeAway(device, how, (file) => void files.push(file.content), unwatched);
  return files;
}

/** The same, file by file, told of and stopped by whoever watches. */
export async function writeAway(
  device: Device,
  how: HowToWrite,
  onFile: (file: CarryFile) => void,
  watch: CarryWatch,
): Promise<Carried> {
  const parts: WriteCarryParts = {
    storeParts: device.parts,
    subtle,
    pages: device.store.pages,
    gzip: streamGzip(CompressionStream),
    sign: (text) => device.key.sign(text),
    pick: pickRuns({ budget: 96 * 1024, turn: 0, mostLanes: Infinity }),
    build: 'headless',
    ...how,
  };
  return writeCarryFiles(parts, onFile, watch);
}

/** Brought to the server by another machine. `onTry`: a letter is about to be tried, for the first time or again. */
export async function bring(
  device: Device,
  file: Blob,
  serverUrl: string,
  watch: CarryWatch = unwatched,
  onTry: () => void = () => undefined,
): Promise<Brought> {
  const quick = { set: (_milliseconds: number, run: () => void) => realTimers.set(0, run) };
  const patient = { set: (ms: number, run: () => void) => (ms > 20_000 ? realTimers : quick).set(ms, run) };
  return bringLetters(
    blobSource(file),
    {
      fetch: device.wire,
      origin: serverUrl,
      clock: device.parts.clock,
      timers: patient,
      chance: () => 0.5,
      newId: device.parts.newId,
      hash: device.parts.hash,
      token: async () => (await device.store.session())?.token ?? '',
      digest: (bytes) => {
        onTry();
        return device.key.digest(bytes);
      },
    },
    watch,
  );
}

/** The answers of a file that was brought whole. */
export async function answersTo(device: Device, file: Blob, serverUrl: string): Promise<Blob> {
  const brought = await bring(device, file, serverUrl);
  if (brought.status !== 'brought') throw new Error(JSON.stringify(brought));
  return brought.answers;
}

/** Without any line. */
export function takeIn(device: Device, answers: Blob): Promise<AnswersRead> {
  const check = nodeSealCheck(device.store.exchange, { fetch: nobodyAnswers, origin: '', timers: realTimers });
  return takeInAnswers(blobSource(answers), {
    storeParts: device.parts,
    subtle,
    gunzip: streamGunzip(DecompressionStream),
    exchange: device.store.exchange,
    check,
    pages: device.store.pages,
  });
}
