import type { Mutation } from '../../domain/mutation.ts';
import { readMutation } from '../../domain/read-envelope.ts';
import type { HashText } from '../../domain/words.ts';
import { createBoxes, jsonOf } from '../box.ts';
import type { Bytes } from '../device-ports.ts';
import { createAesSealer } from '../keys/aes-sealer.ts';
import { deriveDataKeys } from '../keys/data-keys.ts';
import type { KeyTools } from '../keys/seal-under.ts';
import { openDraft } from '../drafts.ts';
import { openMutationText } from '../row-content.ts';
import type { Draft } from '../store.ts';
import { fromBase64Url, fromHex } from './bytes-as-text.ts';
import { type OutboxBody, type OutboxFile, type OutboxHead, openOutboxFile } from './outbox-file.ts';
import { openPaper, type PaperRead, readRecoveryPaper } from './recovery-key.ts';
import { openWithKey } from './seal-to-key.ts';

/** An act out of a file, as it was made. */
export interface BroughtAct {
  readonly mutation: Mutation;
  /** Canonical, and what it was hashed from. */
  readonly text: string;
}

export type OpenedOutbox =
  | {
      readonly status: 'open';
      readonly head: OutboxHead;
      /** Not answered when the copy was made, in the order they were made in. */
      readonly waiting: readonly BroughtAct[];
      /** The server had answered so many: they are there. */
      readonly answered: number;
      /** Forms that were being typed: shown, and never sent. */
      readonly drafts: readonly Draft[];
      /** So many were damaged on the disk already. */
      readonly unreadable: number;
    }
  | Exclude<PaperRead, { readonly status: 'read' }>
  | { readonly status: 'otherPaper'; readonly keyId: string; readonly keyIds: readonly string[] }
  | { readonly status: 'wrong' }
  | { readonly status: 'damagedFile' };

/** Opens what was sealed to the server's key by what the server has told for this one file. */
export async function openByServer(
  tools: KeyTools & { readonly hash: HashText },
  file: OutboxFile,
  secret: Bytes,
): Promise<OpenedOutbox> {
  const { head } = file;
  const body = await openOutboxFile(tools, file, { secret, publicKey: fromHex(head.publicKey) });
  if (body === undefined) return { status: 'damagedFile' };
  return { status: 'open', head, ...(await actsOf(tools, { body, raw: fromBase64Url(body.dataKey) })) };
}

/** Opens a sealed outbox with the recovery key's paper, without the line, on any machine. */
export async function openSealedOutbox(
  tools: KeyTools & { readonly hash: HashText },
  file: OutboxFile,
  { paper: typed, passphrase }: { readonly paper: string; readonly passphrase: string },
): Promise<OpenedOutbox> {
  const read = readRecoveryPaper(typed);
  if (read.status !== 'read') return read;
  const { head } = file;
  const { keyId } = read.paper;
  if (keyId !== head.keyId) return { status: 'otherPaper', keyId, keyIds: [head.keyId] };
  const publicKey = fromHex(head.publicKey);
  const privateKey = await openPaper(tools, read.paper, { passphrase, publicKey });
  if (privateKey === undefined) return { status: 'wrong' };
  const body = await openOutboxFile(tools, file, { privateKey, publicKey });
  const raw = body === undefined ? undefined : await dataKeyOf(tools, { head, body, privateKey, publicKey });
  if (body === undefined || raw === undefined) return { status: 'damagedFile' };
  return { status: 'open', head, ...(await actsOf(tools, { body, raw })) };
}

async function dataKeyOf(
  tools: KeyTools,
  {
    head,
    body,
    ...key
  }: {
    readonly head: OutboxHead;
    readonly body: OutboxBody;
    readonly privateKey: CryptoKey;
    readonly publicKey: Bytes;
  },
): Promise<Bytes | undefined> {
  const { scope, keyId, device } = head;
  return openWithKey(tools, key, { purpose: 'data key', scope, keyId, device, box: fromBase64Url(body.dataKey) });
}

async function actsOf(
  { subtle, randomBytes, hash }: KeyTools & { readonly hash: HashText },
  { body, raw }: { readonly body: OutboxBody; readonly raw: Bytes },
) {
  const keys = await deriveDataKeys(subtle, raw);
  const boxes = createBoxes(createAesSealer({ subtle, randomBytes, keys: () => keys }), hash);
  const waiting: BroughtAct[] = [];
  let [answered, unreadable] = [0, 0];
  for (const act of body.acts) {
    if (act.state !== 'waiting') {
      answered += 1;
      continue;
    }
    const text = await openMutationText(boxes, { ...act, box: fromBase64Url(act.box) });
    const mutation = readMutation(jsonOf(text));
    if (text === undefined || mutation?.mid !== act.id) unreadable += 1;
    else waiting.push({ mutation, text });
  }
  const drafts: Draft[] = [];
  for (const { id, box } of body.drafts ?? []) {
    const draft = await openDraft({ boxes }, { id, box: fromBase64Url(box) });
    if (draft === undefined) unreadable += 1;
    else drafts.push(draft);
  }
  return { waiting, answered, drafts, unreadable };
}
