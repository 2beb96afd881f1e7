import { handInLimits } from '../src/protocol/devices.ts';
import type { HashText } from '../src/domain/words.ts';
import { readSent } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { HandInKey } from './hand-in-key.ts';
import type { ServerClock } from './server-clock.ts';
import type { StoredDevice } from './store/device-port.ts';
import type { ServerStore } from './store/port.ts';

interface HandInParts {
  readonly store: ServerStore;
  readonly clock: Pick<ServerClock, 'now'>;
  readonly hash: HashText;
  readonly handInKey: HandInKey;
}

const mostOfMachine = { files: 16, bytes: 2 * handInLimits.bytes } as const;

/** How many acts it holds, as the machine says. */
const countHeader = 'x-count';

/**
 * Takes a piece of what a revoked machine hands in. `held`: so far; `sha256`: of the whole, which the machine waits for
 * before it forgets anything. A piece that is there already, and one that would leave a hole, change nothing.
 *
 * @throws {Refusal} `forbidden`, `badRequest`, `tooLarge`, `storageFull`
 */
export async function takeHandIn(
  request: Request,
  { machine, sha256 }: { readonly machine: StoredDevice; readonly sha256: string },
  { store, clock, hash, handInKey }: HandInParts,
): Promise<{ readonly held: number; readonly sha256: string | null }> {
  if (machine.revokedAt === null) throw new Refusal('forbidden', 'This device has not been revoked.');
  const { at: position, total, count } = readPlace(request, sha256);
  const { devices } = store;
  const known = await devices.handIn(machine.id, sha256);
  if (known?.at !== undefined && known.at !== null) return { held: known.size, sha256 };
  await holdToRoom(machine, { sha256, total }, devices);
  if (known?.size !== total) {
    const { scope, id: device } = machine;
    await devices.beginHandIn({ device, sha256, scope, size: total, count, begunAt: clock.now(), at: null });
  }
  let held = await devices.heldOf(machine.id, sha256);
  const bytes = await readSent(request, handInLimits.pieceBytes);
  if (position === held && bytes.length > 0 && held + bytes.length <= total) {
    await devices.addPart(machine.id, sha256, { position, bytes });
    held += bytes.length;
  }
  if (held < total) return { held, sha256: null };
  const whole = await devices.bytesOf(machine.id, sha256);
  const isOther = hash(whole) !== sha256;
  if (isOther || handInKey.isForAnother(whole)) {
    // Begun anew, nothing of it is held.
    const { scope, id: device } = machine;
    await devices.beginHandIn({ device, sha256, scope, size: total, count, begunAt: clock.now(), at: null });
    throw isOther
      ? new Refusal('badRequest', 'What was handed in is not what it was called.', { field: 'sha256' })
      : new Refusal('badRequest', 'It is sealed to a key that this server does not have.', { field: 'keyId' });
  }
  await devices.endHandIn(machine.id, sha256, clock.now());
  return { held, sha256 };
}

/**
 * What is whole is never thrown away, so there is an end to what one machine may hand in (R17): it seals what waits once, and once
 * more where something was saved meanwhile.
 */
async function holdToRoom(
  { id, scope }: StoredDevice,
  { sha256, total }: { readonly sha256: string; readonly total: number },
  devices: ServerStore['devices'],
): Promise<void> {
  const whole = (await devices.handInsOf(scope)).filter((one) => one.device === id && one.at !== null);
  const others = whole.filter((one) => one.sha256 !== sha256);
  const bytes = others.reduce((sum, { size }) => sum + size, total);
  if (others.length < mostOfMachine.files && bytes <= mostOfMachine.bytes) return;
  throw new Refusal('storageFull', 'This machine has handed in as much as is kept of one.');
}

function readPlace(request: Request, sha256: string): { at: number; total: number; count: number } {
  const range = request.headers.get('content-range') ?? '';
  const [match, from, length] = /^bytes (?:(\d{1,9})-\d{1,9}|\*)\/(\d{1,9})$/u.exec(range) ?? [];
  const count = /^\d{1,9}$/u.exec(request.headers.get(countHeader) ?? '')?.[0];
  const total = Number(length);
  if (match === undefined || count === undefined || total === 0 || !/^[0-9a-f]{64}$/u.test(sha256)) {
    throw new Refusal('badRequest', 'A piece must say where it belongs.', { field: 'content-range' });
  }
  if (total > handInLimits.bytes) throw new Refusal('tooLarge', `A hand-in may have ${handInLimits.bytes} bytes.`);
  return { at: from === undefined ? total : Number(from), total, count: Number(count) };
}
