import { sharePath, shareField } from './worker-messages.ts';

/** What may be held of what another app has shared (R17). */
export const shareLimits = { files: 20, bytes: 64 * 1024 * 1024, holdMs: 60_000 };

/** What came in one share. */
export interface Batch {
  readonly files: readonly File[];
  /** More than may be held. */
  readonly leftOut: number;
}

/** Files that another app of this machine handed over, until the page that opens for them takes them. */
export interface SharedFiles {
  /** Keeps what the form brings in memory, and sends the browser to the page that asks for it. */
  readonly receive: (request: Pick<Request, 'formData' | 'referrer'>) => Promise<Response>;
  /** They are the asker's now. */
  readonly take: () => Batch;
}

const nothing: Batch = { files: [], leftOut: 0 };

/**
 * Nothing of it goes to the network or to the disk: this worker has no key to seal by, and never touches a write (L26). What
 * nobody has taken after a minute is let go of, and the page says that it has to be shared again. One share is never joined with
 * another: any page of the web can post a form here, and where the browser tells that one did, nothing of it is held.
 */
export function createSharedFiles(origin: string, later: (ms: number, run: () => void) => void): SharedFiles {
  let held = nothing;
  return {
    async receive(request) {
      const opens = new Response(null, { status: 303, headers: { location: sharePath } });
      if (isOtherSite(request.referrer, origin)) return opens;
      const brought = await request
        .formData()
        .then((form) => form.getAll(shareField).filter((one): one is File => one instanceof File))
        .catch((): File[] => []);
      const files: File[] = [];
      let bytes = 0;
      for (const file of brought) {
        if (files.length >= shareLimits.files || bytes + file.size > shareLimits.bytes) continue;
        files.push(file);
        bytes += file.size;
      }
      const batch = { files, leftOut: brought.length - files.length };
      held = batch;
      later(shareLimits.holdMs, () => {
        if (held === batch) held = nothing;
      });
      return opens;
    },
    take() {
      const taken = held;
      held = nothing;
      return taken;
    },
  };
}

/** Another app of the machine is no site: it has no address, or one of its own kind. */
function isOtherSite(referrer: string, origin: string): boolean {
  return /^https?:/iu.test(referrer) && !referrer.startsWith(`${origin}/`);
}
