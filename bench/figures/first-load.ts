import { measureFirstLoad } from '../first-load.ts';
import { bytesFigure, type Figure } from './figure.ts';

export async function firstLoadFigures(): Promise<Figure[]> {
  const { bytesUp, bytesDown, equal } = await measureFirstLoad(10_000);
  if (!equal) throw new Error('what was loaded is not what the server has');
  return [bytesFigure('first load of 10,000: both ways', bytesUp + bytesDown, 1_000_000)];
}
