import { afterEach, describe, expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';

let stage: DeliveryStage;
afterEach(() => stage.close());

const scope = testCommune.code;
const code = 'H99.99-261120-0001';
const count = () => countFar(stage.gateway.register.all(), Date.parse(stage.server.clock.now()));

describe('a dossier that an officer keyed into the portal herself', () => {
  it('is not sent by the connector, entered before or after', async () => {
    stage = await openDeliveryStage();
    const [id = '', other = ''] = await stage.enter([makePeople(200).birth(), makePeople(201).birth()]);
    expect(await stage.noteHandedOver(id, code)).toBe('applied');
    await stage.until(async () => (await stage.dossier(other)).upstream?.state === 'registered');
    expect((await stage.dossier(id)).upstream).toMatchObject({ state: 'forwarded', code });
    expect(count()).toMatchObject({ taken: 1, once: 1 });
  });

  it('is the connector’s again when the code is taken back as a mistake', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter([makePeople(204).birth()]);
    expect(await stage.noteHandedOver(id, code)).toBe('applied');
    await stage.process('before').round();
    expect(count()).toMatchObject({ taken: 0 });
    const args = { code, system: 'Cổng làm mẫu', reason: 'Ghi nhầm mã của hồ sơ khác' };
    expect((await stage.push({ name: 'takeBackHandedOver', entity: id, args })).status).toBe('applied');
    await stage.until(async () => (await stage.dossier(id)).upstream?.state === 'registered');
    expect(count()).toMatchObject({ taken: 1, once: 1 });
  });

  it('leaves the queue when it stands there already', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter([makePeople(202).birth()]);
    const cut = stage.process('cut', { stopping: () => true });
    await cut.round();
    expect((await stage.dossier(id)).upstream?.state).toBe('queued');
    expect(await stage.noteHandedOver(id, code)).toBe('applied');
    await stage.process('next').round();
    expect(await stage.server.store.deliveries.of(scope, [id])).toEqual([]);
    expect(count()).toMatchObject({ taken: 0 });
  });

  it('is not sent either when she notes it while the connector asks about it', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter([makePeople(203).birth()]);
    const { connection } = stage.process('inner').parts;
    let noted: string | undefined;
    const slow = stage.process('slow', {
      connection: {
        ...connection,
        async ask(question) {
          noted ??= await stage.noteHandedOver(id, code);
          return connection.ask(question);
        },
      },
    });
    await slow.round();
    await slow.round();
    expect(noted).toBe('applied');
    expect((await stage.dossier(id)).upstream?.code).toBe(code);
    expect(count()).toMatchObject({ taken: 0 });
  });
});
