import { join } from 'node:path';
import { measureApp } from '../scripts/measure-app.mjs';
import { figure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';

// What a first visit fetches, packed: `npm run size` lists the files.
const { firstScreen, precached } = measureApp(join(import.meta.dirname, '../dist/app'));
const total = (files: readonly { readonly bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
handIn({ figures: [figure('first-screen-bytes', total(firstScreen)), figure('precache-bytes', total(precached))] });
