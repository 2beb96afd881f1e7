import { expect, it } from 'vitest';
import { type Upstream, type UpstreamState, upstreamStates } from '../../../src/domain/upstream.ts';
import { portalWarning } from '../../../src/features/portal/portal-warning.ts';

const upstream = (state: UpstreamState, handed = false): Upstream => ({
  ...{ state, at: '2026-11-20T02:00:00.000Z', code: 'H1', said: '', until: null, entry: null, problems: [] },
  ...(handed ? { handed: { by: 'hand', system: 'Cổng' } } : {}),
});

it('warns of two dossiers there wherever the connection has it, is about to, or was turned down', () => {
  expect(portalWarning(undefined)).toBeNull();
  expect(Object.fromEntries(upstreamStates.map((state) => [state, portalWarning(upstream(state))]))).toEqual({
    ...{ queued: 'queued', forwarded: 'already', supplement: 'already', registered: 'already' },
    ...{ refused: 'returned', attention: 'returned' },
  });
});

it('does not warn of what a person has keyed in herself, until it is registered', () => {
  expect(upstreamStates.filter((state) => portalWarning(upstream(state, true)) !== null)).toEqual(['registered']);
});
