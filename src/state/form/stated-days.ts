import type { CheckContext } from '../../domain/field.ts';
import { statedDaysOn } from '../../domain/office/desk-rules.ts';
import { standingRows } from '../../domain/office/office.ts';
import type { LocalDate } from '../../domain/words.ts';
import type { Store } from '../../store/store.ts';

/** What the commune has stated that the checks of a form read, as this device has it. */
export async function readStatedDays(
  store: Pick<Store, 'office'>,
  receivedOn: LocalDate,
): Promise<Pick<CheckContext, 'stated'>> {
  const { office } = await store.office();
  return { stated: statedDaysOn(standingRows(office ?? undefined), receivedOn) };
}
