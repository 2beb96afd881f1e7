import type { HashText } from '../../domain/words.ts';
import { readRecoverySeals } from '../keys/key-parts.ts';
import { readMeta, type Recovered } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import type { KeepSealedParts } from './keep-sealed.ts';
import { type ByPaper, openByPaper, type PaperTyped, type RecoverParts } from './open-by-paper.ts';
import { openByServer, type OpenedOutbox, openSealedOutbox } from './open-sealed-outbox.ts';
import type { OutboxFile } from './outbox-file.ts';
import { drawPassphrase } from './passphrase.ts';
import type { CopyFolder, FolderState } from './copy-folder.ts';
import { allowFolder, chooseFolder, copyToFolder, type FolderCopyParts, readFolder } from './folder-copy.ts';
import { fromBase64Url } from './bytes-as-text.ts';
import { makeRecoveryKey, openPaper, readRecoveryPaper, type RecoveryKeyMade } from './recovery-key.ts';
import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { type SealedOutbox, sealedOutbox } from './sealed-outbox.ts';
import { takeInOutbox, type TakenIn } from './take-in-outbox.ts';

/** What of the recovery key this profile knows. */
export interface RecoveryFacts {
  /** Ids of keys that this profile's data key is sealed to, the newest first. */
  readonly sealedTo: readonly string[];
  readonly recovered: readonly Recovered[];
}

/** Everything that screens ask of the commune's recovery key; loaded with them. */
export interface RecoveryWork {
  facts(): Promise<RecoveryFacts>;
  openByPaper(typed: PaperTyped): Promise<ByPaper>;
  drawPassphrase(): string;
  makeKey(passphrase: string): Promise<RecoveryKeyMade>;
  /** Whether the key's paper and this passphrase open it: one that cannot be opened must not be stated. */
  opens(made: RecoveryKeyMade, passphrase: string): Promise<boolean>;
  sealedOutbox(): Promise<SealedOutbox>;
  /** Where what waits is copied to by itself; `null`: nowhere. */
  folder(): Promise<FolderState | null>;
  chooseFolder(folder: CopyFolder | null): Promise<void>;
  /** Only while somebody presses. */
  allowFolder(): Promise<void>;
  openFile(file: OutboxFile, typed: PaperTyped): Promise<OpenedOutbox>;
  /** One that was sealed to the server's key; `ask` is told whose and the hash of the whole. */
  openFileByServer(
    file: OutboxFile,
    ask: (device: string, sha256: string) => Promise<string | undefined>,
  ): Promise<OpenedOutbox | { readonly status: 'noAnswer' }>;
  takeIn(opened: Extract<OpenedOutbox, { readonly status: 'open' }>): Promise<TakenIn>;
}

export interface RecoveryWorkParts extends RecoverParts, KeepSealedParts, FolderCopyParts {
  readonly hash: HashText;
  readonly storeParts: StoreParts;
  readonly gate: RecoverParts['gate'];
}

export function createRecoveryWork(parts: RecoveryWorkParts): RecoveryWork {
  const { database, randomBytes, storeParts } = parts;
  return {
    async facts() {
      const [seals, recovered] = await reopening(database, () =>
        Promise.all([readRecoverySeals(database), readMeta(database, 'recovered')]),
      );
      const newestFirst = [...seals].sort(([, a], [, b]) => b.order - a.order);
      return { sealedTo: newestFirst.map(([id]) => id), recovered: recovered ?? [] };
    },
    openByPaper: (typed) => openByPaper(parts, typed),
    drawPassphrase: () => drawPassphrase(randomBytes),
    makeKey: (passphrase) => makeRecoveryKey(parts, passphrase),
    async opens({ stated, paper }, passphrase) {
      const read = readRecoveryPaper(paper.join(''));
      if (read.status !== 'read') return false;
      const publicKey = fromBase64Url(stated.publicKey);
      return (await openPaper(parts, read.paper, { passphrase, publicKey })) !== undefined;
    },
    sealedOutbox: () => sealedOutbox(parts),
    folder: () => readFolder(parts),
    async chooseFolder(folder) {
      await chooseFolder(parts, folder);
      await copyToFolder(parts);
    },
    allowFolder: () => allowFolder(parts),
    openFile: (file, typed) => openSealedOutbox(parts, file, typed),
    async openFileByServer(file, ask) {
      const { head, clear, keyBox, box } = file;
      const secret = await ask(head.device, parts.hash(joinedBytes([clear, keyBox, box])));
      return secret === undefined ? { status: 'noAnswer' } : openByServer(parts, file, fromBase64Url(secret));
    },
    takeIn: (opened) => takeInOutbox(storeParts, opened),
  };
}
