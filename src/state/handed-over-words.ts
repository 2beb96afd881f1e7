import type { LateMessages } from '../messages/language.ts';
import { handedOver } from '../messages/vi/handed-over.ts';
import { useLateWords } from './language.ts';

/** Words about what is handed over to the national systems. */
export function useHandedOverWords(): LateMessages['handedOver'] {
  return useLateWords('handedOver', handedOver);
}
