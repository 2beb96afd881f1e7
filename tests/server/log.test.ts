import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { createLog } from '../../sync-server/log.ts';
import { signInPlain } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

let lines: string[];
let server: ServerInProcess;
let desk: Desk;

beforeEach(async () => {
  lines = [];
  server = await openServerInProcess({
    log: createLog('debug', { write: (line) => void lines.push(line) }),
    apply: (dossier, mutation, at) => {
      if (mutation.name === 'recordPrint') throw new TypeError(`cannot print ${JSON.stringify(mutation.args)} secret`);
      return applyMutation(dossier, mutation, at);
    },
  });
  desk = await openDesk(server);
});
afterEach(() => server.close());

describe('the log', () => {
  it('tells each request in one line, in numbers', async () => {
    await desk.push(1, ...desk.acts.openings(2));
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      method: 'POST',
      route: '/v1/sync',
      status: 200,
      lanes: 1,
      brought: 2,
      receipts: 2,
      pulled: 0,
      request: expect.any(String) as string,
      bytes: expect.any(Number) as number,
      ms: expect.any(Number) as number,
    });
    await server.fetch(`${server.serverUrl}/ho-so/01930000-0000-7000-8000-000000000a01?q=Nguyễn`);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ route: 'file', status: 404 });
  });

  it('says nothing of a person: no name, password, token, id or content, whatever happens', async () => {
    const birth = desk.acts.opening();
    const { fields } = birth.args as { fields: Record<string, unknown> };
    await desk.push(1, birth, desk.acts.print(birth.entity));
    await desk.pull(null, { want: [{ kind: 'dossier', id: birth.entity }] });
    await signInPlain({ ...server, account: { username: 'thu1', password: 'a wrong one' }, device: desk.device });
    await desk.post({ ...desk.request({}), device: fields['child.fullName'] });
    await server.fetch(`${server.serverUrl}/ho-so/${birth.entity}`);
    const written = lines.join('');
    const personal = [
      ...Object.values(fields).filter((value) => typeof value === 'string' && value.length > 4),
      birth.mid,
      birth.entity,
      desk.author,
      desk.device,
      desk.session.token,
      'thu1',
      'Thử Thị Một',
      'a wrong one',
      'secret',
    ];
    expect(personal.length).toBeGreaterThan(15);
    for (const word of personal) expect(written).not.toContain(word);
  });

  it('tells a reducer that threw by its name, its version and its place', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth, desk.acts.print(birth.entity));
    const told = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find(({ msg }) => msg === 'a reducer threw');
    expect(told).toMatchObject({ mutation: 'recordPrint', schema: 1, failure: 'TypeError' });
    expect(told?.['at']).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]));
  });
});
