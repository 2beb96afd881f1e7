import { canonicalText } from '../domain/canonical-text.ts';
import type { SyncResponse } from '../protocol/sync-exchange.ts';
import type { DeviceDatabase } from './database.ts';
import { dossierOf } from './dossier-shape.ts';
import { readMeta, writeMeta } from './meta.ts';
import { sealView } from './prepare-act.ts';
import type { ViewRow } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** What a hub shows of colleagues' acts, ready to be written; `null`: as it is shown already. */
export interface PreparedOverlay {
  readonly hash: string;
  readonly rows: readonly ViewRow[];
}

const nothing: PreparedOverlay = { hash: '', rows: [] };

/**
 * Sealed before the transaction. A server's answer ends what a hub has shown: its own rows come with it; one that was carried
 * here by file brings no rows and ends nothing.
 */
export async function prepareOverlay(
  parts: StoreParts,
  scope: string,
  {
    answer: { relayed, overlay = [] },
    byFile,
    isMoved,
  }: { readonly answer: SyncResponse; readonly byFile: boolean; readonly isMoved: boolean },
): Promise<PreparedOverlay | null> {
  if (byFile) return null;
  const { database } = parts;
  const before = (await reopening(database, () => readMeta(database, 'hubOverlay'))) ?? nothing.hash;
  if (relayed === undefined || overlay.length === 0) return before === nothing.hash ? null : nothing;
  const hash = parts.hash(canonicalText(overlay));
  if (hash === before && !isMoved) return null;
  const rows: ViewRow[] = [];
  for (const value of overlay) {
    const dossier = dossierOf(value);
    if (dossier?.scope !== scope) continue;
    rows.push({ ...(await sealView(parts, dossier)), seq: 0, atHub: true });
  }
  return { hash, rows };
}

/** Where this machine has acts of its own on a record, its own view stays. Only inside a transaction, after the views. */
export async function writeOverlay(
  database: DeviceDatabase,
  scope: string,
  prepared: PreparedOverlay | null,
): Promise<void> {
  if (prepared === null) return;
  const { hash, rows } = prepared;
  await database.views
    .where('[scope+order]')
    .between([scope, ''], [scope, '\uffff'])
    .filter(({ atHub }) => atHub === true)
    .delete();
  const standing = await database.views.bulkGet(rows.map(({ id }) => id));
  await database.views.bulkPut(rows.filter((_, at) => standing[at] === undefined));
  if (hash === nothing.hash) await database.meta.delete('hubOverlay');
  else await writeMeta(database, 'hubOverlay', hash);
}
