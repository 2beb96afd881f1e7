import { expect, it } from 'vitest';
import { tellHall } from '../../simulator/hall/tell-hall.ts';

const stories = Number(process.env['HUB_STORIES'] ?? 4);

it.each(Array.from({ length: stories }, (_, at) => at + 1))(
  '[R2] [R4] [R13] answers lost on every road, a hub that dies, a machine that is lost, a province that is put back: each act once (story %i)',
  async (seed) => {
    expect((await tellHall(seed)).violations).toEqual([]);
  },
);
