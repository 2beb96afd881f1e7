import { measureFirstLoad } from '../first-load.ts';
import { type Figure, figure } from './figure.ts';

export async function firstLoadFigures(): Promise<Figure[]> {
  const { bytesUp, bytesDown, equal } = await measureFirstLoad(10_000);
  if (!equal) throw new Error('what was loaded is not what the server has');
  return [figure('first-load-bytes', bytesUp + bytesDown)];
}
