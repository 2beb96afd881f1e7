import { sharePath, shareField } from './worker-messages.ts';

/** What may be held of what another app has shared (R17). */
export const shareLimits = { files: 20, bytes: 64 * 1024 * 1024, holdMs: 60_000 };

/** Files that another app of this machine handed over, until the page that opens for them takes them. */
export interface SharedFiles {
  /** Keeps what the form brings in memory, and sends the browser to the page that asks for it. */
  readonly receive: (request: Pick<Request, 'formData'>) => Promise<Response>;
  /** They are the asker's now. */
  readonly take: () => readonly File[];
}

/**
 * Nothing of it goes to the network or to the disk: this worker has no key to seal by, and never touches a write (L26). What
 * nobody has taken after a minute is let go of, and the page says that it has to be shared again.
 */
export function createSharedFiles(later: (ms: number, run: () => void) => void): SharedFiles {
  let held: readonly File[] = [];
  return {
    async receive(request) {
      const brought = await request
        .formData()
        .then((form) => form.getAll(shareField).filter((one): one is File => one instanceof File))
        .catch((): File[] => []);
      const most: File[] = [];
      let bytes = 0;
      for (const file of [...held, ...brought]) {
        bytes += file.size;
        if (most.length < shareLimits.files && bytes <= shareLimits.bytes) most.push(file);
      }
      held = most;
      later(shareLimits.holdMs, () => {
        if (held === most) held = [];
      });
      return new Response(null, { status: 303, headers: { location: sharePath } });
    },
    take() {
      const taken = held;
      held = [];
      return taken;
    },
  };
}
