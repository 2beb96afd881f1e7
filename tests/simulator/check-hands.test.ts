import { describe, expect, it } from 'vitest';
import { Ledger } from '../../simulator/check/ledger.ts';
import { notInHands } from '../../simulator/check/check-hands.ts';

/** A machine whose outbox has one act, in this state. */
function machineWith(state: string): Parameters<typeof notInHands>[1][number] {
  const rows = (table: string) => (table === 'outbox' ? [{ id: 'act', state }] : []);
  return { name: 'machine 1', device: 'its id', disk: { rows } };
}

const words = new Map([['act', { status: 'applied' } as const]]);

describe('what lies on a machine against the last word of the server', () => {
  it('is the same in the end, on a machine that may ask', () => {
    expect(notInHands(new Ledger(), [machineWith('held')], words)).toHaveLength(1);
    expect(notInHands(new Ledger(), [machineWith('waiting')], words)).toHaveLength(1);
  });

  it('[R18] may be older on a machine that was revoked before it heard, and never against it', () => {
    const ledger = new Ledger();
    ledger.revoked.set('its id', { from: 0, to: 1 });
    expect(notInHands(ledger, [machineWith('held')], words)).toEqual([]);
    expect(notInHands(ledger, [machineWith('waiting')], words)).toEqual([]);
    expect(notInHands(ledger, [machineWith('refused')], words)).toHaveLength(1);
  });
});
