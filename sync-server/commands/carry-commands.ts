import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { FrameSource } from '../../src/protocol/letter.ts';
import { type FileLooked, type FileTaken, lookAtFile, takeInFile } from '../carry/take-in-file.ts';
import type { TakeInParts } from '../carry/take-in-letter.ts';
import { claimReceiptKey, receiptKeyFileOf } from '../claim-receipt-key.ts';
import { openPageBlobs } from '../documents/open-page-blobs.ts';
import { type HandInKey, loadHandInKey } from '../hand-in-key.ts';
import { createLog } from '../log.ts';
import { verifyWithNode } from '../node-receipt-signer.ts';
import { openStore } from '../store/open-store.ts';
import { zlibPacking } from '../zlib-packing.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

type Deed = Extract<Command, { name: 'carry' }>['deed'];

const sentences = {
  otherFile: 'This is no file of Liền Mạch.',
  newer: 'This file was written by a newer build.',
  answers: 'These are answers: they go back to the machine that wrote the letters.',
  otherForm: 'This is a sealed copy for the recovery sheet, or of a hand-in: an administrator opens it in the app.',
  cut: 'This file was cut: bytes are missing at its end. Copy it again.',
  damaged: 'A byte of this file is another than was written. Copy it again.',
  tooLarge: 'This file is longer than any that a machine writes.',
} as const satisfies Record<Exclude<FileLooked['status'], 'good' | 'refused'>, string>;

/** Takes in files of letters where the server runs, also while it does; or tells what one of them is. */
export async function carryByHand({ deed }: { readonly deed: Deed }, parts: CommandParts): Promise<ExitCode> {
  const { settings, clock, timers, newId, say } = parts;
  if (!existsSync(receiptKeyFileOf(settings))) {
    say(`There is no key of a server at ${receiptKeyFileOf(settings)}. Run this where the server runs.`);
    return exitCodes.notDone;
  }
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  const all: TakeInParts & { readonly handInKey: HandInKey } = {
    ...parts,
    store,
    pokes,
    apply: applyMutation,
    signer: await claimReceiptKey({ store, clock, newId, settings }),
    handInKey: loadHandInKey(receiptKeyFileOf(settings)),
    verify: verifyWithNode,
    packing: zlibPacking,
    blobs: openPageBlobs({ ...parts, fetch, log: createLog('silent', { write: () => undefined }) }),
    communeBytes: settings.documents.communeBytes,
    committed: () => undefined,
    mutatorFailed: ({ name }) => say(`A reducer threw on an act ${name}: it is kept apart.`),
    restored: () => say('This server finds itself restored from a backup: a new epoch begins.'),
    vouchersIgnored: (count) => say(`${count} words of an earlier server that are not ours were passed over.`),
  };
  try {
    return deed.kind === 'show' ? await show(deed.file, all, say) : await takeInAll(deed, all, say);
  } finally {
    await pokes.close();
    await store.close();
  }
}

type AllParts = Parameters<typeof takeInFile>[1];

async function show(file: string, parts: AllParts, say: CommandParts['say']): Promise<ExitCode> {
  const looked = await onFile(file, say, (source) => lookAtFile(source, parts));
  if (looked === undefined) return exitCodes.notDone;
  if (looked.status !== 'good') {
    say(`${file}: ${looked.status === 'refused' ? looked.why : sentences[looked.status]}`);
    return exitCodes.foundWrong;
  }
  const { device, scope, madeAt, letters, acts, pages } = looked.seen;
  const machine = await parts.store.devices.byId(device);
  say(`${file}: ${letters} letters, ${acts} acts, ${pages} pages, whole, for this server.`);
  say(`Written ${madeAt} by that machine's clock, on ${device} ${machine?.name ?? ''}, for commune ${scope}.`);
  if (machine !== undefined && machine.revokedAt !== null) {
    say(`That machine was revoked ${machine.revokedAt}: its acts will be set apart.`);
  }
  return exitCodes.good;
}

async function takeInAll(
  { files, answers }: Extract<Deed, { kind: 'import' }>,
  parts: AllParts,
  say: CommandParts['say'],
): Promise<ExitCode> {
  if (answers !== undefined) await mkdir(answers, { recursive: true, mode: 0o700 });
  let worst: ExitCode = exitCodes.good;
  for (const file of files) {
    const taken = await onFile(file, say, (source) => takeInFile(source, parts));
    if (taken === undefined) worst = exitCodes.notDone;
    else if (!tell(taken, { file, folder: answers ?? dirname(file), parts, say })) {
      if (worst === exitCodes.good) worst = exitCodes.foundWrong;
    }
  }
  return worst;
}

/** Whether everything of it was taken in. */
function tell(
  taken: FileTaken,
  { file, folder, parts, say }: { file: string; folder: string; parts: AllParts; say: CommandParts['say'] },
): boolean {
  if (taken.status !== 'taken' && taken.status !== 'refused') {
    say(`${file}: ${sentences[taken.status]} Nothing of it was taken in.`);
    return false;
  }
  const isPartial = taken.status === 'refused';
  if (isPartial && taken.taken === 0) {
    say(`${file}: ${taken.why} Nothing of it was taken in.`);
    return false;
  }
  const to = join(folder, `tra-loi-${basename(file)}`);
  const beside = `${to}.${parts.newId()}.new`;
  writeFileSync(beside, taken.answers, { flag: 'wx', mode: 0o600 });
  renameSync(beside, to);
  if (isPartial) say(`${file}: ${taken.why} ${taken.taken} letters before that were taken in. Answers: ${to}`);
  else say(`${file}: ${taken.brought} acts, ${taken.receipts} receipts. Answers, for that machine alone: ${to}`);
  return !isPartial;
}

/** `undefined`: it cannot be read, which has been told. */
async function onFile<Came>(
  file: string,
  say: CommandParts['say'],
  work: (source: FrameSource) => Promise<Came>,
): Promise<Came | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { size } = await handle.stat();
    const opened = handle;
    return await work({ size, read: (from, to) => readPart(opened, from, to) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['ENOENT', 'EACCES', 'EISDIR', 'EIO', 'ENOTDIR', 'EPERM'].includes(code)) throw error;
    say(`${file} cannot be read: ${code}.`);
    return undefined;
  } finally {
    await handle?.close();
  }
}

async function readPart(handle: FileHandle, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, to - from));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return bytes.slice(0, bytesRead);
}
