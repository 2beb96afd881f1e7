import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import type { Cell } from '../store/table-shapes.ts';
import {
  type BackupHead,
  type BackupSummary,
  endLineSchema,
  headSchema,
  rowLineSchema,
  summaryText,
  tableEndSchema,
  tableLineSchema,
  type TableSummary,
} from './backup-content.ts';
import { DamagedBackup } from './damaged-backup.ts';
import type { BackupKey } from './key-file.ts';
import { openFrames } from './sealed-frames.ts';
import { throughZlib } from './through-zlib.ts';

/** Told what a backup holds, in its order. What it was told stands only when the reading has ended well. */
export interface BackupSink {
  head(head: BackupHead): Promise<void>;
  rows(
    of: { readonly table: string; readonly columns: readonly string[] },
    rows: readonly (readonly Cell[])[],
  ): Promise<void>;
}

const rowsPerTelling = 200;

/**
 * Reads a backup to its end: every part opened, every count and digest compared.
 *
 * @throws {import('./damaged-backup.ts').OtherBackupKey | DamagedBackup}
 */
export async function readBackup(
  file: AsyncIterable<Buffer>,
  keys: readonly BackupKey[],
  sink: BackupSink,
): Promise<BackupSummary> {
  const lines = linesOf(throughZlib(openFrames(file, keys), createGunzip()));
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new DamagedBackup('The backup has no end.');
    return line.value;
  };
  const head = parsed(headSchema, await next());
  await sink.head(head);
  const tables: TableSummary[] = [];
  for (;;) {
    const line = await next();
    if (line.startsWith('{"end"')) {
      const { digest } = parsed(endLineSchema, line);
      const found = createHash('sha256').update(summaryText({ head, tables })).digest('hex');
      if (digest !== found) throw new DamagedBackup('The digest over the whole backup does not fit.');
      break;
    }
    tables.push(await readTable(parsed(tableLineSchema, line), next, sink));
  }
  if ((await lines.next()).done !== true) throw new DamagedBackup('Something comes after the end of the backup.');
  return { head, tables, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
}

async function readTable(
  of: { readonly table: string; readonly columns: readonly string[] },
  next: () => Promise<string>,
  sink: BackupSink,
): Promise<TableSummary> {
  const digest = createHash('sha256');
  let rows = 0;
  let page: (readonly Cell[])[] = [];
  for (;;) {
    const line = await next();
    if (line.startsWith('{')) {
      if (page.length > 0) await sink.rows(of, page);
      const end = parsed(tableEndSchema, line);
      const found = digest.digest('hex');
      if (end.rows !== rows || end.digest !== found) throw new DamagedBackup(`The rows of ${of.table} do not fit.`);
      return { ...of, rows, digest: found };
    }
    const row = parsed(rowLineSchema, line);
    if (row.length !== of.columns.length) throw new DamagedBackup(`A row of ${of.table} has another length.`);
    digest.update(`${line}\n`);
    rows += 1;
    page.push(row);
    if (page.length === rowsPerTelling) {
      await sink.rows(of, page);
      page = [];
    }
  }
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, line: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new DamagedBackup('A line of the backup is damaged.');
  }
  const read = v.safeParse(schema, value);
  if (!read.success) throw new DamagedBackup('A line of the backup is not what this build knows.');
  return read.output;
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end));
      yield Buffer.concat(parts).toString();
      parts = [];
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
  }
  if (parts.some(({ length }) => length > 0)) throw new DamagedBackup('The last line of the backup is cut.');
}
