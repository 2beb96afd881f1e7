import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classAnswer } from '../../sync-server/delivery/one-stop/class-answer.ts';
import { readDeliverySettings } from '../../sync-server/delivery/delivery-settings.ts';
import builtIn from '../../sync-server/delivery/mapping/national-records.json' with { type: 'json' };
import { readAskAnswer, readSendAnswer } from '../../sync-server/delivery/one-stop/read-answers.ts';
import { connectOneStop } from '../../sync-server/delivery/one-stop/connect-one-stop.ts';
import { oneStopTarget } from '../support/connectors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-delivery-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { secret: _, ...target } = oneStopTarget;
const good = { targets: [{ ...target, secretFile: 'secret' }] };

function read(file: unknown, beside: Readonly<Record<string, unknown>> = { secret: 'lam-mau\n' }) {
  for (const [name, content] of Object.entries(beside)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const path = join(folder, 'delivery.json');
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  return () => readDeliverySettings(path);
}

describe('the file of the roads', () => {
  it('is read with what lies beside it', () => {
    expect(read(good)().targets).toMatchObject([{ name: target.name, secret: 'lam-mau', perMinute: 60 }]);
    const mapping = { ...builtIn, records: { ...builtIn.records, BS: { ...builtIn.records.BS, procedures: [] } } };
    const own = read({ ...good, mapping: 'own.json' }, { secret: 'x', 'own.json': mapping })();
    expect(own.mapping.moduleOf('extract-copy')).toBeUndefined();
    expect(own.mapping.moduleOf('birth')).toBe('KS');
  });

  it('has no road on which secret and dossiers lie open, but on the machine itself', () => {
    for (const name of ['tokenUrl', 'sendUrl', 'askUrl']) {
      for (const url of [
        'http://far.test/x',
        'http://localhost.far.test/x',
        'http://127.0.0.1@far.test/x',
        'ftp://localhost/x',
      ]) {
        expect(read({ targets: [{ ...good.targets[0], [name]: url }] }), url).toThrow(`targets.0.${name}`);
      }
      for (const url of ['https://far.test/x', 'http://localhost:8090/x', 'http://127.0.0.1/x', 'http://[::1]:1/x']) {
        expect(read({ targets: [{ ...good.targets[0], [name]: url }] })().targets, url).toHaveLength(1);
      }
    }
  });

  it('stops the start with the place of the mistake', () => {
    expect(read('{')).toThrow('is not JSON');
    expect(read({ targets: [{ ...good.targets[0], perMinute: 0 }] })).toThrow('targets.0.perMinute');
    expect(read({ targets: [good.targets[0], good.targets[0]] })).toThrow('two targets');
    expect(read({ targets: [{ ...good.targets[0], secretFile: 'none' }] })).toThrow('secretFile');
    expect(read({ ...good, mapping: 'own.json' }, { secret: 'x', 'own.json': {} })).toThrow('own.json');
    expect(() => readDeliverySettings(join(folder, 'nowhere.json'))).toThrow('DELIVERY_FILE');
  });
});

describe('an answer', () => {
  it('is classed by what offices have learnt', () => {
    const kindOf = (said: string) => classAnswer({ said, errorCode: '', code: 'H1' }).kind;
    expect(kindOf('Mã hồ sơ H1 ĐÃ TỒN TẠI trong hệ thống')).toBe('already');
    expect(kindOf('Hồ sơ H1 đã trả kết quả'.normalize('NFD'))).toBe('already');
    // Of these nobody knows whether it was registered before they broke off.
    for (const said of [
      'Lỗi hệ thống, vui lòng thử lại',
      'Lỗi máy chủ',
      'Timeout',
      'Quá thời gian xử lý',
      'SOAP Fault',
    ])
      expect(kindOf(said), said).toBe('unclear');
    expect(kindOf('Chưa cập nhật trạng thái')).toBe('unclear');
    expect(kindOf('Hệ thống đang bảo trì')).toBe('later');
    expect(kindOf('Logic xử lý không hợp lệ')).toBe('person');
    expect(kindOf('')).toBe('person');
    expect(kindOf('Số định danh 099 đã tồn tại')).toBe('person');
    expect(readSendAnswer({ status: 0, errorCode: 'EXIST', errorDescription: 'Đã tồn tại' }, 'H1')).toMatchObject({
      kind: 'already',
    });
    expect(readSendAnswer({ status: 0, errorDescription: 'Mã hồ sơ H12 đã tồn tại' }, 'H1')).toMatchObject({
      kind: 'person',
    });
  });

  it('is theirs only when it has their shape', () => {
    expect(readSendAnswer({ status: '1' }, 'H1')).toEqual({ kind: 'taken' });
    expect(readSendAnswer({ status: 0, errorDescription: 'x' }, 'H1')).toEqual({ kind: 'person', said: 'x' });
    for (const odd of [undefined, {}, { status: 2 }, 'ok', [1]]) expect(readSendAnswer(odd, 'H1')).toBeUndefined();
    for (const odd of [{ status: 1, value: 'x' }, { value: [] }, { status: 0, value: [] }, { status: 2, value: [] }]) {
      expect(readAskAnswer(odd)).toBeUndefined();
    }
    const strange = { maHoSoMCDT: 'H1', trangThai: '9' };
    expect(readAskAnswer({ status: '1', value: [strange] })).toMatchObject({
      standings: [{ code: 'H1', state: 'attention', said: 'Trạng thái 9', entry: null }],
      unread: [],
    });
  });

  it('says of which dossiers it could not be read, or that nobody knows of which', () => {
    const value = [{ maHoSoMCDT: 7, trangThai: null }, { maHoSoMCDT: 8, trangThai: 1 }, { trangThai: 1 }];
    expect(readAskAnswer({ status: 1, value })).toMatchObject({ standings: [{ code: '8' }], unread: ['7', null] });
  });
});

describe('the wire', () => {
  const cut = new AbortController().signal;
  const answering = (...answers: readonly (() => Promise<Response>)[]) => {
    const waiting = [...answers];
    const asked: string[] = [];
    const call: typeof fetch = (input) => {
      asked.push(String(input instanceof Request ? input.url : input));
      return (waiting.shift() ?? (() => Promise.reject(new TypeError('no line'))))();
    };
    const connection = connectOneStop({ target: oneStopTarget, fetch: call, monotonicMs: () => 0, cut });
    const parcel = {
      module: 'KS',
      code: 'H1',
      communeCode: '99999',
      nationalCode: '1.001193',
      record: {},
      papers: [],
    } as const;
    return {
      asked,
      send: async () => (await connection.send({ ...parcel, receivedAt: '2026-11-20T02:00:00.000Z' })).outcome,
    };
  };
  const token = () => Promise.resolve(Response.json({ access_token: 't', expires_in: 1_800 }));
  const status =
    (code: number, headers = {}) =>
    () =>
      Promise.resolve(new Response('x', { status: code, headers }));

  it('asks about a dossier in the province of its own commune', async () => {
    const asked: unknown[] = [];
    const call: typeof fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.endsWith('/token')) return token();
      asked.push([JSON.parse(init?.body as string), init?.redirect]);
      return Response.json({ status: 1, value: [] });
    };
    const [first] = oneStopTarget.communes;
    const communes = [...oneStopTarget.communes, { ...first, code: '88888', provinceCode: '88', codePrefix: 'H88.88' }];
    const connection = connectOneStop({
      target: { ...oneStopTarget, communes },
      fetch: call,
      monotonicMs: () => 0,
      cut,
    });
    await connection.ask({ communeCode: '88888', module: 'KS', codes: ['H1'] });
    expect(asked).toEqual([[{ maTinh: '88', module: 'KS', maDinhDanhHoSo: ['H1'] }, 'error']]);
  });

  it('reads no more of an answer than it may hold', async () => {
    let pulled = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled += 1;
          if (pulled > 1_000) controller.error(new Error('read on and on'));
          else controller.enqueue(new Uint8Array(1_000_000).fill(32));
        },
      });
    const wire = answering(token, () => Promise.resolve(new Response(endless())));
    expect(await wire.send()).toMatchObject({ kind: 'unclear' });
    expect(pulled).toBeLessThan(100);
  });

  it('tells apart what nobody did from what nobody knows', async () => {
    expect(await answering().send()).toMatchObject({ kind: 'later', said: 'no token' });
    expect(await answering(token).send()).toMatchObject({ kind: 'unclear' });
    for (const code of [400, 403, 404, 408, 500, 502, 503, 504]) {
      expect(await answering(token, status(code)).send(), String(code)).toEqual({
        kind: 'unclear',
        said: `HTTP ${code}`,
      });
    }
    expect(await answering(token, status(429, { 'retry-after': '90' })).send()).toMatchObject({
      kind: 'later',
      afterSeconds: 90,
    });
    expect(await answering(token, status(200)).send()).toMatchObject({ kind: 'unclear' });
  });

  it('asks for another token when one is good no longer', async () => {
    const wire = answering(token, status(401), token, () => Promise.resolve(Response.json({ status: 1 })));
    expect(await wire.send()).toMatchObject({ kind: 'later', said: 'HTTP 401' });
    expect(await wire.send()).toEqual({ kind: 'taken' });
    expect(wire.asked.filter((url) => url.endsWith('/token'))).toHaveLength(2);
    const taken = () => Promise.resolve(Response.json({ status: 1 }));
    const kept = answering(token, taken, status(401), token, taken);
    expect(await kept.send()).toEqual({ kind: 'taken' });
    expect(await kept.send()).toEqual({ kind: 'taken' });
  });
});
