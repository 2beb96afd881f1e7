import { describe, expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import { readOptions } from '../../gateway/read-options.ts';
import { gatewayClient, holdGatewayClock, openGateway } from '../support/gateway.ts';

const hour = 3_600_000;

const birth = {
  so: 47,
  quyenSo: '01/2026',
  ngayDangKy: '20/11/2026',
  loaiDangKy: '1',
  noiDangKy: 'UBND xã Thử Nghiệm',
  nguoiKy: 'Hà Văn Mẫu',
  chucVuNguoiKy: 'Chủ tịch',
  nguoiThucHien: 'Lò Thị Làm Mẫu',
  nksHoTen: 'Lò Thị Thử',
  nksGioiTinh: '2',
  nksNgaySinh: '02/11/2026',
  nksNoiSinh: 'Trạm y tế xã Thử Nghiệm',
  nksLoaiKhaiSinh: '3',
  nycHoTen: 'Lò Thị Ví',
  nycQuanHe: 'Mẹ',
};

const envelope = (record: Readonly<Record<string, unknown>> = birth, code = 'H99.9-261120-0001') => ({
  maDonVi: '99999',
  maTinh: '99',
  maTTHC: '1.001193',
  module: 'KS',
  maHoSoMCDT: code,
  ngayTiepNhan: '20/11/2026 09:00:00',
  data: JSON.stringify(record),
});

type Gateway = ReturnType<typeof openGateway>;

async function tokenOf(gateway: Gateway): Promise<string> {
  const { client, secret } = gatewayClient;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client, client_secret: secret });
  const answer = await gateway.fetch('http://far/token', { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function post(gateway: Gateway, path: string, body: unknown, token?: string): Promise<Response> {
  return gateway.fetch(`http://far${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token ?? (await tokenOf(gateway))}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const send = async (gateway: Gateway, what: unknown) =>
  (await (await post(gateway, '/hoso', what)).json()) as { status: number; errorDescription: string };

async function stateOf(gateway: Gateway, code = 'H99.9-261120-0001') {
  const answer = await post(gateway, '/trangthai', { maTinh: '99', module: 'KS', maDinhDanhHoSo: [code] });
  const { value } = (await answer.json()) as {
    value: { trangThai: string; ketQuaXuLy: Record<string, unknown> | null }[];
  };
  return value[0];
}

describe('the gateway', () => {
  it('gives a token to its client alone, good for a while', async () => {
    const gateway = openGateway();
    const wrong = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'lien-mach', client_secret: 'x' });
    expect((await gateway.fetch('http://far/token', { method: 'POST', body: wrong })).status).toBe(401);
    const token = await tokenOf(gateway);
    expect((await post(gateway, '/hoso', envelope(), token)).status).toBe(200);
    gateway.clock.advance(31 * 60_000);
    expect((await post(gateway, '/hoso', envelope(), token)).status).toBe(401);
  });

  it('takes a dossier through its states as its clock goes, to number, paper and personal number', async () => {
    const gateway = openGateway();
    expect(await send(gateway, envelope())).toMatchObject({ status: 1, errorDescription: '' });
    expect(await stateOf(gateway)).toMatchObject({ trangThai: '1', ketQuaXuLy: null });
    const seen = new Set<string>();
    for (let minutes = 0; minutes < 24 * 60; minutes += 1) {
      gateway.clock.advance(60_000);
      seen.add((await stateOf(gateway))?.trangThai ?? '');
    }
    expect([...seen]).toEqual(['1', '3', '7', '4', '5']);
    expect((await stateOf(gateway))?.ketQuaXuLy).toMatchObject({
      soDangKy: '47',
      quyenSo: '01/2026',
      soDinhDanh: '099326000001',
      tenTep: 'ket-qua.pdf',
    });
  });

  it('names every wrong field in one glued sentence', async () => {
    const wrong = { ...birth, nksHoTen: 'Lò '.repeat(40), nksDanToc: '03', ngayDangKy: '2026-11-20', nksQue: 'x' };
    const { status, errorDescription } = await send(openGateway(), envelope(wrong));
    expect(status).toBe(0);
    expect(errorDescription).toBe(
      'Trường ngayDangKy có định dạng không đúng.' +
        'Trường nksHoTen có độ dài vượt quá số lượng cho phép (100 ký tự).' +
        'Giá trị 03 của trường nksDanToc không tồn tại trong danh mục.' +
        'Không có trường nksQue trong bản tin KS.',
    );
  });

  it('takes partial dates, and no day that there is not', async () => {
    const gateway = openGateway();
    const born = (nksNgaySinh: unknown) => send(gateway, envelope({ ...birth, nksNgaySinh }));
    expect(await born({ namSinh: 2026, thangSinh: 2, ngaySinh: 30 })).toMatchObject({ status: 0 });
    expect(await born('31/11/2026')).toMatchObject({ status: 0 });
    expect(await born({ namSinh: 2026, thangSinh: null, ngaySinh: null })).toMatchObject({ status: 1 });
  });

  it('says that a dossier is there already, and counts it once', async () => {
    const gateway = openGateway();
    await send(gateway, envelope());
    expect((await send(gateway, envelope())).errorDescription).toContain('đã tồn tại');
    gateway.clock.advance(24 * hour);
    expect((await send(gateway, envelope())).errorDescription).toContain('đã trả kết quả');
    expect(countFar(gateway.register.all(), gateway.clock.now())).toMatchObject({ taken: 1, once: 1, doubled: 0 });
  });

  it('doubles an entry that is sent again while it forgets, or under another code, and its count says so', async () => {
    const gateway = openGateway({ forgetsMs: hour });
    await send(gateway, envelope());
    await send(gateway, envelope());
    await send(gateway, envelope({ ...birth, so: 48 }, 'H99.9-261120-0002'));
    await send(gateway, envelope({ ...birth, so: 48 }, 'H99.9-261120-0003'));
    await send(gateway, envelope({ ...birth, so: 49 }, 'H99.9-261120-0004'));
    gateway.clock.advance(24 * hour);
    expect(countFar(gateway.register.all(), gateway.clock.now())).toEqual({
      taken: 5,
      once: 1,
      doubled: 2,
      refused: 0,
      waiting: 0,
    });
  });

  it('cuts the connection after everything was done', async () => {
    const gateway = openGateway({ lostReply: 1 });
    const answer = await post(gateway, '/hoso', envelope());
    await expect(answer.text()).rejects.toThrow();
    expect(gateway.register.all()).toHaveLength(1);
  });

  it('asks for more once, and goes on when the dossier comes again', async () => {
    const gateway = openGateway({ supplement: 1 });
    await send(gateway, envelope());
    gateway.clock.advance(24 * hour);
    expect(await stateOf(gateway)).toMatchObject({ trangThai: '2' });
    expect(await send(gateway, envelope())).toMatchObject({ status: 1 });
    gateway.clock.advance(24 * hour);
    expect(await stateOf(gateway)).toMatchObject({ trangThai: '5' });
    expect(countFar(gateway.register.all(), gateway.clock.now())).toMatchObject({ once: 1, doubled: 0 });
  });

  it('refuses, registers under another number, and keeps paper and personal number back', async () => {
    const refusing = openGateway({ refuse: 1 });
    await send(refusing, envelope());
    refusing.clock.advance(24 * hour);
    expect(await stateOf(refusing)).toMatchObject({ trangThai: '6' });
    const personalNumber = { late: 1, byMs: 72 * hour, never: 0 };
    const gateway = openGateway({ otherNumber: 1, paperLate: { chance: 1, byMs: 48 * hour }, personalNumber });
    await send(gateway, envelope());
    gateway.clock.advance(24 * hour);
    const early = (await stateOf(gateway))?.ketQuaXuLy;
    expect(early).toMatchObject({ soDangKy: '1047', soDinhDanh: '' });
    expect(early).not.toHaveProperty('tenTep');
    gateway.clock.advance(72 * hour);
    expect((await stateOf(gateway))?.ketQuaXuLy).toMatchObject({ soDinhDanh: '099326000001', tenTep: 'ket-qua.pdf' });
  });

  it('turns a good dossier down once as illogical', async () => {
    const gateway = openGateway({ illogical: 1 });
    expect((await send(gateway, envelope())).errorDescription).toContain('Logic');
    expect(await send(gateway, envelope())).toMatchObject({ status: 1 });
  });

  it('breaks down in storms, answers pages, is slow in its hours and limits who asks too often', async () => {
    const storm = openGateway({ storm: { everyMs: 10 * 60_000, lastsMs: 60_000 } });
    const token = await tokenOf(storm);
    expect((await post(storm, '/hoso', envelope(), token)).status).toBe(200);
    storm.clock.advance(9.5 * 60_000);
    expect((await post(storm, '/hoso', envelope(), token)).status).toBeGreaterThanOrEqual(500);
    const odd = await post(openGateway({ oddAnswer: 1 }), '/hoso', envelope());
    expect([odd.status, odd.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const slow = openGateway({ slow: { from: 9, to: 10, waitMs: 3_000 } });
    const before = slow.clock.now();
    await send(slow, envelope());
    expect(slow.clock.now() - before).toBe(3_000);
    const busy = openGateway({ perMinute: 2 });
    const statuses = [];
    for (let sent = 0; sent < 3; sent += 1) statuses.push((await post(busy, '/hoso', envelope())).status);
    expect(statuses).toEqual([200, 200, 429]);
    busy.clock.advance(60_001);
    expect((await post(busy, '/hoso', envelope())).status).toBe(200);
  });

  it('tells the same story for the same seed', async () => {
    const story = async (seed: number): Promise<number[]> => {
      const gateway = openGateway({ serverError: 0.5 }, { seed, clock: holdGatewayClock() });
      const statuses = [];
      for (let sent = 0; sent < 20; sent += 1) statuses.push((await post(gateway, '/hoso', envelope())).status);
      return statuses;
    };
    expect(await story(7)).toEqual(await story(7));
    expect(await story(7)).not.toEqual(await story(8));
  });
});

describe('what the gateway is asked for at the terminal', () => {
  it('reads faults one by one, or all', () => {
    expect(readOptions(['--lostReply', '0.5', '--forgets-minutes', '2']).faults).toMatchObject({
      lostReply: 0.5,
      forgetsMs: 120_000,
      refuse: 0,
    });
    expect(readOptions(['--every-fault', '--refuse', '0']).faults).toMatchObject({ refuse: 0, serverError: 0.2 });
  });

  it('says which word cannot be used', () => {
    expect(() => readOptions(['--lostReply', '2'])).toThrow('--lostReply must be a number from 0 to 1');
    expect(() => readOptions(['--nothing'])).toThrow();
  });
});
