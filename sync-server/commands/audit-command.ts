import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { readProof, verifyProof } from '../../src/protocol/verify-proof.ts';
import { auditDatabase } from '../audit/audit-database.ts';
import { comparePoint, type KeptPoint, pointOfHead } from '../audit/compare-heads.ts';
import type { Finding } from '../audit/finding.ts';
import { bytesOf } from '../backup/check-backup.ts';
import { readBackup } from '../backup/read-backup.ts';
import { verifyWithNode } from '../node-receipt-signer.ts';
import { readWhole } from '../store/read-whole.ts';
import type { Tables } from '../store/tables.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { knownKeys } from './known-keys.ts';
import { sayFindings } from './say-findings.ts';

/** Walks the chain of every commune, and compares it with what was kept elsewhere. */
export async function auditChain(
  { against, keys }: Extract<Command, { name: 'auditVerify' }>,
  parts: CommandParts,
): Promise<ExitCode> {
  const { settings, hash, say } = parts;
  const points: { readonly file: string; readonly points: readonly KeptPoint[] | undefined }[] = [];
  const findings: Finding[] = [];
  let cut = false as boolean;
  await readWhole(settings, async (database) => {
    const audited = await auditDatabase(database, hash);
    for (const { scope, receipts, changes, access } of audited.communes) {
      say(`Commune ${scope}: ${receipts} receipts, ${changes} changes and ${access} changes of access walked.`);
    }
    findings.push(...audited.findings);
    for (const file of against) {
      const kept = await keptPoints(file, { keys, parts, database });
      points.push({ file, points: kept });
      for (const point of kept ?? []) {
        const off = await comparePoint(database, point);
        cut ||= off.length > 0;
        findings.push(...off);
      }
    }
  });
  const unusable = points.filter((one) => one.points === undefined);
  for (const { file } of unusable) say(`${file} is no receipt of this server with its proof, and no backup.`);
  if (findings.length > 0) {
    sayFindings(findings, say);
    if (cut)
      say(
        'The chain here does not go through what was kept elsewhere: it was cut off or written anew, or it was restored from before that.',
      );
    return exitCodes.foundWrong;
  }
  if (unusable.length > 0) return exitCodes.foundWrong;
  say('Nothing is altered, removed or moved in what hangs on the receipt chain and the chain of access.');
  say(
    against.length > 0
      ? `The chain goes through ${points.flatMap((one) => one.points ?? []).length} points kept elsewhere. What came after the newest of them may have been cut off unseen.`
      : 'The chain alone cannot show that its newest end was cut off, nor that all of it was written anew: ' +
          'give it a receipt kept on a device, or an earlier backup, by --against.',
  );
  return exitCodes.good;
}

/** Of a device's receipt with its proof (JSON, one or a list), under a key that this database knows; or of a backup. */
async function keptPoints(
  file: string,
  { keys, parts, database }: { keys: readonly string[]; parts: CommandParts; database: Kysely<Tables> },
): Promise<readonly KeptPoint[] | undefined> {
  const { settings, hash } = parts;
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 8).toString('latin1') === 'LMBACKUP') {
    const nothing = { head: async () => undefined, rows: async () => undefined };
    const { head } = await readBackup(bytesOf(file), knownKeys(keys, settings), nothing);
    return head.communes.map(pointOfHead);
  }
  const told = v.safeParse(v.pipe(v.string(), v.parseJson()), bytes.toString());
  if (!told.success) return undefined;
  const publicKeys = await database.selectFrom('receipt_key').select(['id', 'spki']).execute();
  const points: KeptPoint[] = [];
  for (const one of Array.isArray(told.output) ? told.output : [told.output]) {
    const proof = readProof(one);
    if (proof === undefined || !(await verifyProof(proof, publicKeys, { hash, verify: verifyWithNode }))) {
      return undefined;
    }
    const { scope, batch, chain } = proof.seal;
    points.push({ scope, batch, chain });
  }
  return points;
}
