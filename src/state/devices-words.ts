import type { LateMessages } from '../messages/language.ts';
import { devices } from '../messages/vi/devices.ts';
import { useLateWords } from './language.ts';

/** Words about machines, which the first screen does without. */
export function useDeviceWords(): LateMessages['devices'] {
  return useLateWords('devices', devices);
}
