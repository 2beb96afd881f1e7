import { afterEach, describe, expect, it } from 'vitest';
import { practiceCommune, practiceProvince } from '../../src/domain/administrative-units.ts';
import { ourNames } from '../../src/domain/exchange-sheet/columns/our-names.ts';
import { sheetMappings } from '../../src/domain/exchange-sheet/mappings.ts';
import type { SheetMapping } from '../../src/domain/exchange-sheet/column-mapping.ts';
import type { ImportCommand } from '../../src/domain/exchange-sheet/judge-rows.ts';
import { nationalities } from '../../src/domain/nationalities.ts';
import { unwatched } from '../../src/state/each-dossier.ts';
import { emptySheet, exportSheet, type SheetFormat } from '../../src/features/sheets/export-sheet.ts';
import { prepareImport } from '../../src/features/sheets/prepare-import.ts';
import { runImport } from '../../src/features/sheets/run-import.ts';
import { readSheetFile } from '../../src/spreadsheet/read-sheet-file.ts';
import { writeWorkbook } from '../../src/spreadsheet/write-workbook.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpOldEntries } from '../support/made-up-old-entries.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { written } from '../support/sheet-in-memory.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const commune = {
  code: practiceCommune.code,
  name: practiceCommune.name,
  provinceCode: practiceProvince.code,
};
const tables = {
  units: { provinces: async () => [practiceProvince], communes: async () => [practiceCommune] },
  nationalities: async () => nationalities,
};

async function device(of: ServerInProcess, name: string, person = 0): Promise<Device> {
  const account = of.accounts[person] ?? of.accounts[0];
  const made = await openDevice({ serverUrl: of.serverUrl, account, name, fetch: of.fetch });
  open.push(made);
  return made;
}

async function dryRun({ store }: Device, bytes: Uint8Array) {
  const prepared = await prepareImport(bytes, {
    ...tables,
    store,
    hash: hashText,
    commune,
    mappings: sheetMappings,
    pause: () => Promise.resolve(),
    walk: unwatched,
  });
  if (prepared.status !== 'prepared') throw new Error(prepared.status);
  return prepared.rows;
}

async function commandsOf(of: Device, bytes: Uint8Array): Promise<readonly ImportCommand[]> {
  const rows = await dryRun(of, bytes);
  return rows.flatMap(({ verdict, command }) => (verdict === 'good' && command !== undefined ? [command] : []));
}

const neverStopped = { tell: () => undefined, isStopped: () => false };
async function exported({ store }: Device, mapping: SheetMapping, format: SheetFormat = 'xlsx') {
  const file = await exportSheet({ mapping, year: null }, format, { ...tables, store, commune });
  if (file === null) throw new Error('Nobody has stopped it.');
  return file;
}

describe('old books through a real device and server', () => {
  it.each([
    ['ministry', ['KS', 'KT', 'KH', 'TTHN', 'CMC']],
    ['ours', ['GH', 'TDCC', 'GCKH', 'GCLH', 'BSTL']],
  ] as const)(
    '200 entries of each kind go out, into an empty commune, and out again: the same file (names: %s)',
    async (names, kinds) => {
      const mappings = sheetMappings.filter((mapping) => mapping.names === names);
      const hall = await openServerInProcess();
      open.push(hall);
      const first = await device(hall, 'first');
      for (const mapping of mappings) {
        const file = writeWorkbook(mapping.bookKind, written(mapping, madeUpOldEntries(mapping, 200, 90)));
        const commands = await commandsOf(first, file);
        expect(await runImport(first.store, commands, neverStopped)).toEqual({
          status: 'finished',
          done: 200,
          of: 200,
        });
      }
      const files = await Promise.all(mappings.map((mapping) => exported(first, mapping)));
      expect(files.map(({ rows, name }) => [rows, name])).toEqual(kinds.map((kind) => [200, `so-${kind}-tat-ca.xlsx`]));

      const elsewhere = await openServerInProcess();
      open.push(elsewhere);
      const empty = await device(elsewhere, 'empty');
      for (const [index, mapping] of mappings.entries()) {
        const file = files[index];
        if (file === undefined) throw new Error('no file');
        const commands = await commandsOf(empty, file.bytes);
        expect(await runImport(empty.store, commands, neverStopped)).toMatchObject({ status: 'finished', done: 200 });
        expect((await exported(empty, mapping)).bytes).toEqual(file.bytes);
      }
      // The server takes every act, and both sides have the same rows.
      expect(await empty.sync()).toMatchObject({ sent: 1_000, receipts: 1_000 });
      expect(await empty.outbox()).toEqual([]);
      const colleague = await device(elsewhere, 'colleague', 1);
      await colleague.sync();
      expect(await colleague.digest()).toBe(await empty.digest());
      expect((await exported(colleague, mappings[0] as SheetMapping)).bytes).toEqual(files[0]?.bytes);
    },
  );

  it('a sheet under names of ours says so above its headings, as a workbook and as text, with rows and without', async () => {
    const hall = await openServerInProcess();
    open.push(hall);
    const desk = await device(hall, 'desk');
    const mapping = sheetMappings.find(({ bookKind }) => bookKind === 'GH') as SheetMapping;
    const lines = written(mapping, madeUpOldEntries(mapping, 9, 12));
    await runImport(desk.store, await commandsOf(desk, writeWorkbook('GH', lines)), neverStopped);
    const files = [await exported(desk, mapping, 'csv'), await exported(desk, mapping)];
    for (const { bytes } of [...files, emptySheet(mapping)]) {
      const read = readSheetFile(bytes);
      const [above, headings] = read.status === 'read' ? read.sheet.rows : [];
      expect(above?.cells).toEqual([ourNames.vi]);
      expect(headings?.cells).toEqual(lines[0]);
    }
    for (const { bytes } of files) {
      expect((await dryRun(desk, bytes)).map(({ verdict }) => verdict)).toEqual(Array(9).fill('here'));
    }
    const [births] = sheetMappings;
    const empty = births === undefined ? undefined : readSheetFile(emptySheet(births).bytes);
    expect(empty?.status === 'read' ? empty.sheet.rows[0]?.cells[0] : undefined).toBe('so');
  });

  it('[R2] the same file on two machines, and twice on one, is in once; what was stopped goes on', async () => {
    const hall = await openServerInProcess();
    open.push(hall);
    const [first, second] = [await device(hall, 'first'), await device(hall, 'second', 1)];
    const [mapping] = sheetMappings;
    if (mapping === undefined) throw new Error('no mapping');
    const file = writeWorkbook('KS', written(mapping, madeUpOldEntries(mapping, 130, 11)));

    let done = 0;
    const stopped = await runImport(first.store, await commandsOf(first, file), {
      tell: (progress) => {
        done = progress.done;
      },
      isStopped: () => done > 0,
    });
    expect(stopped).toEqual({ status: 'stopped', done: 100, of: 130 });
    const rest = await commandsOf(first, file);
    expect(rest).toHaveLength(30);
    await runImport(first.store, rest, neverStopped);
    await runImport(second.store, await commandsOf(second, file), neverStopped);

    await first.sync();
    await second.sync();
    await first.sync();
    expect(await first.store.counts()).toMatchObject({ dossiers: 130, waiting: 0 });
    expect(await second.outbox()).toEqual([]);
    expect(await second.digest()).toBe(await first.digest());
    expect((await dryRun(second, file)).map(({ verdict }) => verdict)).toEqual(Array(130).fill('here'));
  });
});
