import * as v from 'valibot';
import { type BackupStanding, healthAnswerSchema, healthPath } from '../protocol/health.ts';
import type { AskServer } from './ask-server.ts';

/** How the server's backups stand; `undefined`: not this time. */
export type AskBackup = () => Promise<BackupStanding | undefined>;

export function createAskBackup(ask: AskServer): AskBackup {
  return () =>
    ask(healthPath, undefined, async (response) => {
      // R6: only our own words count, and a server that is not well says them too.
      const answer = v.safeParse(healthAnswerSchema, await response.json());
      return answer.success ? answer.output.backup : undefined;
    });
}
