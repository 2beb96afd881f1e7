import * as v from 'valibot';

/** `GET`: how the server is. Anyone may ask: it names nobody. */
export const healthPath = '/healthz';

/** How the server's own backups stand. `late`: none came of the last two turns. `newest`: when the newest was begun; `null`: there is none. */
export const backupStandingSchema = v.object({
  status: v.picklist(['off', 'ok', 'late', 'failed']),
  newest: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
});
export type BackupStanding = v.InferOutput<typeof backupStandingSchema>;

/** Read for what it says of backups, also from a server that is not well. */
export const healthAnswerSchema = v.object({ backup: backupStandingSchema });
