import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 0 });
});
afterEach(() => server.close());

const hashOf = (of: Desk, act: Parameters<Desk['run']>[1]): string => of.run(1, act).mutations[0]?.hash ?? '';

describe('an act that names one the server will never read', () => {
  it.each(['unreadable', 'letGo'] as const)(
    '[R4] [R5] does not wait for what is set aside (%s) for good',
    async (form) => {
      const birth = desk.acts.opening();
      const lost = desk.acts.print(birth.entity);
      const hash = hashOf(desk, lost);
      await desk.push(1, birth, form === 'unreadable' ? { hash, unreadable: lost.mid } : { hash, letGo: lost.mid });
      const later = { ...other.acts.print(birth.entity, { deps: [lost.mid] }), device: desk.device };
      const answer = await desk.exchange({ lanes: [{ ...desk.run(1, later), author: other.author }] });
      expect(standing(answer)).toEqual(['applied 1']);
    },
  );

  it('[R4] [R5] goes on when what it waits for is set aside only then', async () => {
    const birth = desk.acts.opening();
    const lost = desk.acts.print(birth.entity);
    await desk.push(1, birth);
    const later = { ...other.acts.print(birth.entity, { deps: [lost.mid] }), device: desk.device };
    const held = await desk.exchange({ lanes: [{ ...desk.run(1, later), author: other.author }] });
    expect(standing(held)).toEqual(['blockedBy 1']);
    await desk.push(2, { hash: hashOf(desk, lost), unreadable: lost.mid });
    const after = await desk.exchange({ held: [{ scope: '99999', mid: later.mid, revision: 1 }] });
    expect(standing(after)).toEqual(['applied 2']);
  });
});

describe('an act that can never be judged', () => {
  it('[R4] [R5] holds up no later act of its author on the record', async () => {
    const birth = desk.acts.opening();
    // Made on a machine that has since lost its name.
    const strange = { ...desk.acts.print(birth.entity), device: crypto.randomUUID() };
    const answer = await desk.push(1, birth, strange, desk.acts.print(birth.entity));
    expect(standing(answer)).toEqual(['applied 1', 'quarantined 1', 'applied 1']);
  });
});
