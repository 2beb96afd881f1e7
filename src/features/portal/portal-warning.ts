import { isThereAlready } from '../../domain/mutations/note-handed-over.ts';
import type { Upstream } from '../../domain/upstream.ts';

/** Why keying a dossier in by hand may make two of it there; `null`: nothing speaks against it. */
export function portalWarning(upstream: Upstream | undefined): 'already' | 'queued' | 'returned' | null {
  if (upstream === undefined) return null;
  if (isThereAlready(upstream)) return 'already';
  if (upstream.handed !== undefined) return null;
  switch (upstream.state) {
    case 'queued':
      return 'queued';
    // What they have turned down, or what nobody knows of, they may have under its code all the same.
    case 'refused':
    case 'attention':
      return 'returned';
    case 'forwarded':
    case 'supplement':
    case 'registered':
      return 'already';
    default:
      return upstream.state satisfies never;
  }
}
