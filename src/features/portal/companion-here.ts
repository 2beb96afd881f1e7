import { create } from 'zustand';
import { type AppSide, createAppSide, type LinkState } from '../../companion-link/app-side.ts';
import type { HandedOver } from '../../domain/portal-record/portal-record.ts';
import { portal } from '../../messages/vi/portal.ts';
import { lateWords, useLanguage } from '../../state/language.ts';
import { labelIn } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import type { Parts } from '../../state/parts.ts';
import { readPairing, writePairing } from '../../state/companion-place.ts';
import type { NotSaved } from '../../components/form/saved-problem.tsx';

/** Where the link stands, for whatever is on the screen; `null`: this page has no keys, or has not begun. */
export const useLink = create<LinkState | null>(() => null);

let isListening = false;
let link: { readonly side: AppSide; readonly account: string } | null = null;

/** Notes that a dossier was keyed in; why it could not be. */
export async function noteHandedOver(
  { store, wakeReplay }: Pick<Parts, 'store' | 'wakeReplay'>,
  { dossier, was, code, system, by }: HandedOver,
): Promise<NotSaved | null> {
  const command = { name: 'noteHandedOver', entity: dossier, args: { was, code, system, by } };
  const saved = await orSayFailed(() => store.perform(command));
  if (saved.status !== 'saved') return saved;
  wakeReplay('saved');
  return null;
}

/**
 * The link of this tab to the companion, from when it is first wanted until the page goes: also where another screen is
 * open a code that comes back is noted. `null`: the browser gives no keys here.
 */
export function companionHere(parts: Pick<Parts, 'store' | 'wakeReplay' | 'clock'>, account: string): AppSide | null {
  if (!isSecureContext) return null;
  if (link?.account === account) return link.side;
  const side = createAppSide({
    subtle: crypto.subtle,
    origin: location.origin,
    account,
    now: () => parts.clock.now(),
    monotonic: () => parts.clock.monotonic(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    post: (frame) => postMessage(frame, location.origin),
    memory: { read: readPairing, write: writePairing },
    note: async (handed) => {
      const problem = await noteHandedOver(parts, handed);
      return problem === null ? null : inWords(problem);
    },
    // Not while a screen is being drawn that asks for it.
    changed: (state) => queueMicrotask(() => useLink.setState(state, true)),
  });
  if (!isListening) {
    isListening = true;
    addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === window && origin === location.origin) void link?.side.receive(data);
    });
  }
  link = { side, account };
  return side;
}

/** She signs out: the companion forgets what she handed to it. */
export async function endCompanion(): Promise<void> {
  const ended = link;
  link = null;
  await ended?.side.unpair();
}

/** For the companion's own panel, in the language of the app. */
function inWords(problem: NotSaved): string {
  if (problem.status !== 'refused') return lateWords('portal', portal).companion.failed;
  return problem.problems.map(({ message }) => labelIn(useLanguage.getState(), message)).join(' ');
}
