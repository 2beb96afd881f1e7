import { carryThousand } from '../../tests/support/carry-thousand.ts';
import { type Figure, figure } from './figure.ts';

/** A thousand births and a thousand one-field changes, on a good line to a real server process. */
export async function thousandFigures(): Promise<Figure[]> {
  const { births, edits, pulled, idle, equal } = await carryThousand(1_000);
  if (!equal) throw new Error('the two machines differ');
  return [
    figure('births-bytes', births.bytesUp + births.bytesDown),
    figure('births-requests', births.requests),
    figure('own-changes-bytes', births.bytesDown),
    figure('changes-bytes', edits.bytesUp + edits.bytesDown),
    figure('pull-bytes', pulled.bytesUp + pulled.bytesDown),
    figure('idle-requests', idle.requests),
    figure('idle-up', idle.lineUp),
    figure('idle-down', idle.lineDown),
  ];
}
