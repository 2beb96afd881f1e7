import { carryThousand } from '../../tests/support/carry-thousand.ts';
import { bytesFigure, countFigure, type Figure } from './figure.ts';

/** A thousand births and a thousand one-field changes, on a good line to a real server process. */
export async function thousandFigures(): Promise<Figure[]> {
  const { births, edits, pulled, idle, equal } = await carryThousand(1_000);
  if (!equal) throw new Error('the two machines differ');
  return [
    bytesFigure('1,000 new births up, receipts in: both ways', births.bytesUp + births.bytesDown, 200_000),
    countFigure('… requests', births.requests, 20),
    bytesFigure('… of that down: receipts and own changes', births.bytesDown, 20_000),
    bytesFigure('1,000 one-field changes up, receipts in: both ways', edits.bytesUp + edits.bytesDown, 80_000),
    bytesFigure('second device pulls 1,000: both ways', pulled.bytesUp + pulled.bytesDown, 200_000),
    countFigure('nothing changed: requests', idle.requests, 1),
    bytesFigure('… up, with all headers on the line', idle.lineUp, 600),
    bytesFigure('… down, with all headers on the line', idle.lineDown, 600),
  ];
}
