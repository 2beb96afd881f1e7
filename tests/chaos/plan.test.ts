import { describe, expect, it } from 'vitest';
import { hallFaults } from '../../chaos/hall.ts';
import { drawPlan, edgeFaults } from '../../chaos/plan.ts';

const wishes = { seed: 5, seconds: 120, postgres: true, browser: true, fillable: true };

describe('the plan of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(drawPlan(wishes)).toEqual(drawPlan(wishes));
    expect(drawPlan({ ...wishes, seed: 6 })).not.toEqual(drawPlan(wishes));
  });

  it('holds every kind, however short the run', () => {
    const { hall, edge } = drawPlan({ ...wishes, seconds: 5 });
    expect(new Set(hall.map(({ kind }) => kind))).toEqual(new Set([...hallFaults, 'backed up']));
    expect(new Set(edge.map(({ kind }) => kind))).toEqual(new Set(edgeFaults));
  });

  it('restores once, from a copy made well before', () => {
    for (let seed = 1; seed < 50; seed += 1) {
      const { hall } = drawPlan({ ...wishes, seed });
      const at = (wanted: string) => hall.filter(({ kind }) => kind === wanted).map(({ atMs }) => atMs);
      expect(at('backed up')).toHaveLength(1);
      const [restored = 0, ...more] = at('restored from an earlier backup');
      expect(more).toEqual([]);
      expect(restored - (at('backed up')[0] ?? 0)).toBeGreaterThan(25_000);
    }
  });

  it('has nothing for what is not there', () => {
    const { hall, edge } = drawPlan({ ...wishes, postgres: false, browser: false, fillable: false });
    const kinds = [...hall, ...edge].map(({ kind }) => kind);
    expect(kinds.filter((kind) => /PostgreSQL|browser|disk/u.test(kind))).toEqual([]);
  });
});
