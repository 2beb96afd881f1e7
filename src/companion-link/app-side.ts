import * as v from 'valibot';
import type { HandedOver, PortalRecord } from '../domain/portal-record/portal-record.ts';
import { type Bytes, bytesOfText, textOfBytes } from './bytes-as-text.ts';
import { channel, type FrameToApp, frameToAppSchema, type FrameToCompanion } from './frames.ts';
import { type LetterFromApp, type LetterFromCompanion, letterFromCompanionSchema } from './letters.ts';
import { newPairingCode } from './pairing-code.ts';
import { makeHalf, type PairedKeys, pairKeys } from './pairing-keys.ts';
import { isOpen, makeOffer, type PairingOffer, withTry } from './pairing-offer.ts';
import { createSealedLetters, type SealedLetters } from './sealed-letters.ts';

export type LinkState =
  | { readonly kind: 'alone'; readonly offer: PairingOffer | null }
  /** `holds`: dossiers that the companion has in hand; `null` until it has said so: perhaps it is gone. */
  | { readonly kind: 'paired'; readonly holds: readonly string[] | null };

interface AppSideParts {
  readonly subtle: SubtleCrypto;
  readonly origin: string;
  /** Who works here: what she paired is nobody else's. */
  readonly account: string;
  readonly now: () => number;
  /** A clock that nobody sets, in ms. */
  readonly monotonic: () => number;
  readonly randomBytes: (count: number) => Bytes;
  /** Says it in this page; only this page and what the browser has put into it hear it. */
  readonly post: (frame: FrameToCompanion) => void;
  /** Of this tab, until it is closed. */
  readonly memory: { readonly read: () => string | null; readonly write: (text: string | null) => void };
  /** Notes it; why not, in words for a person. */
  readonly note: (handed: HandedOver) => Promise<string | null>;
  readonly changed: (state: LinkState) => void;
}

export interface AppSide {
  /** Shows a new code; an earlier one is void. */
  readonly offer: () => void;
  readonly withdraw: () => void;
  /** Whatever came as a message of the window. */
  readonly receive: (data: unknown) => Promise<void>;
  readonly hand: (record: PortalRecord) => Promise<void>;
  readonly takeBack: (dossier: string) => Promise<void>;
  readonly unpair: () => Promise<void>;
}

const keptSchema = v.strictObject({ id: v.pipe(v.string(), v.uuid()), key: v.string(), account: v.string() });

interface Pairing {
  readonly id: string;
  readonly letters: SealedLetters<LetterFromApp, LetterFromCompanion>;
}

interface Meeting {
  readonly id: string;
  readonly code: string;
  readonly keys: PairedKeys;
}

/** The app's side of the link to the companion: who shows the code, hands over records and is told of their codes. */
export function createAppSide(parts: AppSideParts): AppSide {
  const { subtle, origin, post, memory } = parts;
  let offer: PairingOffer | null = null;
  let meeting: Meeting | null = null;
  let pairing: Pairing | null = null;
  /** One after the other: what comes twice is noted once. */
  let noting: Promise<void> = Promise.resolve();

  const tell = (holds: readonly string[] | null = null) =>
    parts.changed(pairing === null ? { kind: 'alone', offer } : { kind: 'paired', holds });
  const frame = <Kind extends FrameToCompanion['kind']>(kind: Kind, id: string) =>
    ({ channel, to: 'companion', id, kind }) as const;
  const send = async (letter: LetterFromApp) => {
    if (pairing !== null) post({ ...frame('sealed', pairing.id), body: await pairing.letters.seal(letter) });
  };

  function lettersOf(id: string, key: Bytes): Pairing['letters'] {
    const { now, randomBytes } = parts;
    return createSealedLetters({
      ...{ subtle, key, id, now, randomBytes },
      from: 'app',
      schema: letterFromCompanionSchema,
    });
  }

  function take(id: string, key: Bytes): void {
    pairing = { id, letters: lettersOf(id, key) };
    tell();
    void send({ type: 'here', account: parts.account });
  }

  function forget(): void {
    pairing = null;
    memory.write(null);
    tell();
  }

  async function meet({ id, half: theirs }: Extract<FrameToApp, { kind: 'greet' }>): Promise<void> {
    const open = offer;
    if (!isOpen(open, parts.monotonic())) {
      post({ ...frame('no', id), why: 'noOffer' });
      return;
    }
    offer = withTry(open);
    meeting = null;
    tell();
    const own = await makeHalf(subtle);
    const seen = { id, origin, companion: theirs, app: own.publicKey };
    const keys = await pairKeys(subtle, own, theirs, open.code, seen);
    if (keys === undefined) {
      post({ ...frame('no', id), why: 'wrong' });
      return;
    }
    meeting = { id, code: open.code, keys };
    post({ ...frame('half', id), half: own.publicKey });
  }

  async function prove({ id, proof }: Extract<FrameToApp, { kind: 'prove' }>): Promise<void> {
    const met = meeting;
    meeting = null;
    if (met?.id !== id) return;
    const isRight = await met.keys.proves('companion', proof);
    // Withdrawn, used or replaced by another code while it was proved.
    const isStanding = offer?.code === met.code && parts.monotonic() < offer.until;
    if (!isRight || !isStanding) {
      post({ ...frame('no', id), why: isStanding ? 'wrong' : 'noOffer' });
      return;
    }
    offer = null;
    memory.write(JSON.stringify({ id, key: textOfBytes(met.keys.key), account: parts.account }));
    post({ ...frame('proved', id), proof: await met.keys.proofOf('app') });
    take(id, met.keys.key);
  }

  async function open(frameIn: Extract<FrameToApp, { kind: 'sealed' }>): Promise<void> {
    if (pairing?.id !== frameIn.id) return;
    const letter = await pairing.letters.open(frameIn.body);
    switch (letter?.type) {
      case undefined:
        return;
      case 'holds': {
        tell(letter.dossiers);
        return;
      }
      case 'unpair': {
        forget();
        return;
      }
      case 'handedOver': {
        const { handed } = letter;
        noting = noting.then(async () => {
          const trouble = await parts.note(handed);
          await send({
            type: 'noted',
            dossier: handed.dossier,
            trouble: trouble === null ? null : trouble.slice(0, 600),
          });
        });
        return noting;
      }
    }
  }

  const kept = readKept(memory.read());
  const key = kept === undefined ? undefined : bytesOfText(kept.key);
  if (kept !== undefined && key?.length === 32) {
    if (kept.account === parts.account) take(kept.id, key);
    else {
      // Somebody else works here now: the companion forgets what the one before handed to it.
      memory.write(null);
      void lettersOf(kept.id, key)
        .seal({ type: 'unpair' })
        .then((body) => post({ ...frame('sealed', kept.id), body }));
    }
  }

  tell();

  return {
    offer() {
      offer = makeOffer(newPairingCode(parts.randomBytes), parts.monotonic());
      tell();
    },
    withdraw() {
      offer = null;
      tell();
    },
    async receive(data) {
      const read = v.safeParse(frameToAppSchema, data);
      if (!read.success) return;
      const { output } = read;
      if (output.kind === 'greet') return meet(output);
      return output.kind === 'prove' ? prove(output) : open(output);
    },
    hand: (record) => send({ type: 'record', record }),
    takeBack: (dossier) => send({ type: 'forget', dossier }),
    async unpair() {
      await send({ type: 'unpair' });
      forget();
    },
  };
}

function readKept(text: string | null): v.InferOutput<typeof keptSchema> | undefined {
  if (text === null) return undefined;
  try {
    const read = v.safeParse(keptSchema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
