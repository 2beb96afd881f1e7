import { afterEach, describe, expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import type { Faults } from '../../gateway/faults.ts';
import type { Parcel } from '../../sync-server/delivery/connector.ts';
import { mapRecord } from '../../sync-server/delivery/mapping/map-record.ts';
import { type ConnectorKind, connectorKinds } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';
import { madeUpPhoto, pageOf } from '../server/documents/desk-of-pages.ts';

const scope = testCommune.code;
const code = 'H99.99-261120-0001';

/** What every road to a national system must do, whatever it is made of. */
function connectorContract(kind: ConnectorKind): void {
  let stage: DeliveryStage;
  afterEach(() => stage.close());
  const open = async (faults: Partial<Faults> = {}) => {
    stage = await openDeliveryStage({ kind, faults });
    const { parts } = stage.process('own');
    const [id = ''] = await stage.enter([makePeople(60).birth()]);
    const dossier = await stage.dossier(id);
    if (dossier.entry === undefined) throw new Error('it is not entered');
    const [commune] = parts.target.communes;
    if (commune === undefined) throw new Error('no commune');
    const mapped = mapRecord(dossier, dossier.entry, parts.mapping, parts.worldOf(commune));
    if (mapped.status !== 'record') throw new Error('it has no record');
    const { module, record } = mapped;
    const parcel: Parcel = {
      ...{ module, code, communeCode: scope, nationalCode: '1.001193', receivedAt: dossier.receivedAt, record },
      papers: [],
    };
    const { connection } = parts;
    const ask = async (...codes: string[]) => (await connection.ask({ communeCode: scope, module, codes })).outcome;
    const standing = async () => {
      const asked = await ask(code);
      return asked.kind === 'told' ? asked.standings[0] : undefined;
    };
    return { id, parcel, connection, ask, standing };
  };
  const there = () => stage.gateway.register.all();

  it('says of what was never sent that they do not know it', async () => {
    const { ask } = await open();
    expect(await ask(code, 'H99.99-261120-0002')).toEqual({ kind: 'told', standings: [], unread: [] });
  });

  it('hands over record and papers as they are, and keeps no file', async () => {
    const { connection, parcel, standing } = await open();
    const bytes = madeUpPhoto(1);
    const paper = { id: 'p-1', kind: 'birthNotice', name: 'Giấy chứng sinh', fileName: 'a.jpg', bytes };
    const papers = [{ ...paper, type: 'image/jpeg', sha256: pageOf(bytes).sha256 } as const];
    const { outcome, said } = await connection.send({ ...parcel, papers });
    expect(outcome).toEqual({ kind: 'taken' });
    expect(await standing()).toMatchObject({ code, state: 'forwarded', entry: null, personalNumber: null });
    expect(there()[0]?.envelope.data).toEqual(JSON.parse(JSON.stringify(parcel.record)));
    const file = there()[0]?.envelope.fileDinhKem[0];
    expect(file).toMatchObject({ id: 'p-1', loaiGiayTo: 'birthNotice', tenGiayTo: 'Giấy chứng sinh' });
    expect(Buffer.from(file?.duLieuTepDinhKem ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
    expect(said.request).toContain(pageOf(bytes).sha256);
    expect(said.request).not.toContain(Buffer.from(bytes).toString('base64').slice(0, 100));
  });

  it('is harmless twice', async () => {
    const { connection, parcel, standing } = await open();
    await connection.send(parcel);
    await standing();
    expect((await connection.send(parcel)).outcome.kind).toBe('already');
    await standing();
    expect(there()).toHaveLength(1);
  });

  it('brings back number, book, paper and personal number, with their words and without the paper', async () => {
    const { connection, parcel, standing } = await open();
    await connection.send(parcel);
    await standing();
    stage.server.clock.advance(24 * 3_600_000);
    const told = await standing();
    expect(told).toMatchObject({
      state: 'registered',
      entry: { number: '1', volume: '01/2026', on: parcel.record['ngayDangKy'] && '2026-11-20', paper: true },
      personalNumber: expect.stringMatching(/^099\d{9}$/u) as string,
    });
    expect(told?.words).toContain('01/2026');
    expect(told?.words).not.toMatch(/JVBERi/u);
  });

  it('says what more is asked for, takes it again, and says what is refused', async () => {
    const { connection, parcel, standing } = await open({ supplement: 1 });
    await connection.send(parcel);
    await standing();
    stage.server.clock.advance(3_600_000);
    const asked = await standing();
    expect(asked).toMatchObject({ state: 'supplement' });
    expect(asked?.said).toContain('Đề nghị bổ sung');
    expect(asked?.until).toMatch(/^2026-11-2\d$/u);
    expect((await connection.send(parcel)).outcome).toEqual({ kind: 'taken' });
    stage.server.clock.advance(60_000);
    expect(await standing()).toMatchObject({ state: 'forwarded' });
    await stage.close();
    const other = await open({ refuse: 1 });
    await other.connection.send(other.parcel);
    await other.standing();
    stage.server.clock.advance(3_600_000);
    expect(await other.standing()).toMatchObject({
      state: 'refused',
      said: expect.stringContaining('Không đủ') as string,
    });
  });

  it('names the fields that are wrong', async () => {
    const { connection, parcel, standing } = await open();
    const wrong = { ...parcel, record: { ...parcel.record, nksHoTen: 'Lò '.repeat(60) } };
    const { outcome } = await connection.send(wrong);
    const said = outcome.kind === 'person' ? outcome.said : (await standing())?.said;
    expect(said).toContain('nksHoTen');
  });

  it('carries a birth from the register to the ministry and back, once', async () => {
    const { id } = await open({ serverError: 0.2, lostReply: 0.3 });
    await stage.until(async () => (await stage.dossier(id)).fields['child.pin'] !== undefined);
    expect((await stage.dossier(id)).upstream).toMatchObject({ state: 'registered', problems: [] });
    expect(countFar(there(), Date.parse(stage.server.clock.now()))).toMatchObject({ taken: 1, once: 1, doubled: 0 });
  });
}

describe.each(connectorKinds)('the road %s', (kind) => connectorContract(kind));
