import type { Dossier, DossierEvent } from '../domain/dossier.ts';
import { receiveReport } from '../domain/mutations/receive-report.ts';
import { tellsOfEvent } from '../domain/openings.ts';
import { parseProvisionalCode } from '../domain/provisional-code.ts';
import type { SyncResponse } from '../protocol/sync-exchange.ts';
import type { AnswerGround } from './answer-ground.ts';
import type { DeviceDatabase } from './database.ts';
import { dossierOf } from './dossier-shape.ts';
import { type Copied, readMeta, writeMeta } from './meta.ts';
import { skipCodeNumbers } from './code-numbers.ts';
import { openMutation } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** Acts this device has acknowledged it knows for so long: what is older it may have made itself. */
const knownMilliseconds = 45 * 24 * 60 * 60 * 1_000;
/** More are not told one by one (R17). */
const mostTold = 200;

/** What an answer shows of another machine that works on a copy of this profile (R14). */
export interface FoundCopy {
  readonly others: Copied['others'];
  readonly doubled: Copied['doubled'];
}

/**
 * Records that came as opened on this device, and that it has not opened: a copy of the profile has, or this machine in a
 * time that was taken from its disk. Some of them may bear a provisional code that was given away here as well.
 */
export async function findCopy(
  parts: StoreParts,
  ground: AnswerGround,
  { answer, scope }: { readonly answer: SyncResponse; readonly scope: string },
): Promise<FoundCopy | null> {
  const { database } = parts;
  const opened = answer.changes
    .filter((page) => page.scope === scope)
    .flatMap(({ wanted, changes }) => [...wanted, ...changes])
    .flatMap((change) => (change.type === 'row' ? (dossierOf(change.state) ?? []) : []))
    .filter((dossier) => isOpenedHere(dossier, ground.device, Date.parse(answer.serverTime)));
  const settled = answer.receipts.flatMap(({ mid }) => ground.outbox.get(mid) ?? []);
  if (opened.length === 0 && (ground.copied === undefined || settled.length === 0)) return null;
  const mids = opened.map(openingOf);
  const known = await reopening(database, () =>
    database.transaction('r', database.outbox, database.acknowledged, async () => [
      ...(await database.outbox.where('id').anyOf(mids).primaryKeys()),
      ...(await database.acknowledged.where('id').anyOf(mids).primaryKeys()),
    ]),
  );
  const others = opened
    .filter((dossier) => !known.includes(openingOf(dossier)))
    .map(({ id, codes }) => ({ id, code: codes.provisional }));
  const told = new Set((ground.copied?.others ?? []).map(({ id }) => id));
  const news = others.filter(({ id }) => !told.has(id));
  if (news.length === 0 && settled.length === 0) return null;
  const openings = news.length > 0 ? await ownOpenings(parts) : settled.filter(isOpening);
  const all = [...(ground.copied?.others ?? []), ...news];
  const doubled = await doubledCodes(parts, all, openings);
  return news.length === 0 && doubled.length === 0 ? null : { others: news, doubled };
}

function isOpenedHere(dossier: Dossier, device: string | undefined, now: number): boolean {
  const opening = openingIn(dossier);
  if (opening === undefined || device === undefined || opening.device !== device) return false;
  return opening.recordedAt !== null && now - Date.parse(opening.recordedAt) < knownMilliseconds;
}

function openingOf(dossier: Dossier): string {
  return openingIn(dossier)?.id ?? '';
}

/** The act that gave the record the code it has: of a report that was received, the officer's. */
function openingIn({ events }: Dossier): DossierEvent | undefined {
  return events.find(({ type }) => type === receiveReport.name) ?? events[0];
}

function isOpening({ name }: OutboxRow | AcknowledgedRow): boolean {
  return tellsOfEvent(name);
}

async function ownOpenings({ database }: StoreParts): Promise<readonly (OutboxRow | AcknowledgedRow)[]> {
  return reopening(database, () =>
    database.transaction('r', database.outbox, database.acknowledged, async () => [
      ...(await database.outbox.filter(isOpening).toArray()),
      ...(await database.acknowledged.filter(isOpening).toArray()),
    ]),
  );
}

async function doubledCodes(
  { boxes }: StoreParts,
  others: Copied['others'],
  openings: readonly (OutboxRow | AcknowledgedRow)[],
): Promise<Copied['doubled']> {
  const byCode = new Map(others.map(({ code, id }) => [code, id]));
  const doubled: Copied['doubled'][number][] = [];
  for (const row of openings) {
    const args = (await openMutation(boxes, row))?.args;
    const code = args?.['provisionalCode'] ?? args?.['code'];
    const other = typeof code === 'string' ? byCode.get(code) : undefined;
    if (typeof code === 'string' && other !== undefined && other !== row.entity) {
      doubled.push({ code, own: row.entity, other });
    }
  }
  return doubled;
}

/**
 * Keeps it, so that every screen can tell: which codes stand on two slips, and that nothing is lost by it. Numbers that
 * the copy has used are not drawn again here. Only inside a transaction; `forked`: the server has told of it just now.
 */
export async function noteCopy(
  database: DeviceDatabase,
  found: FoundCopy | null,
  { forked, at }: { readonly forked: boolean; readonly at: string },
): Promise<void> {
  if (found === null && !forked) return;
  const before = await readMeta(database, 'copied');
  const seen = new Set((before?.doubled ?? []).map(({ code, own, other }) => `${code} ${own} ${other}`));
  const news = (found?.doubled ?? []).filter(({ code, own, other }) => !seen.has(`${code} ${own} ${other}`));
  const isNews = before === undefined || forked || news.length > 0;
  await skipCodeNumbers(
    database,
    (found?.others ?? []).flatMap(({ code }) => parseProvisionalCode(code) ?? []),
  );
  await writeMeta(database, 'copied', {
    noticedAt: isNews ? at : before.noticedAt,
    others: [...(before?.others ?? []), ...(found?.others ?? [])].slice(-mostTold),
    doubled: [...(before?.doubled ?? []), ...news].slice(-mostTold),
  });
}
