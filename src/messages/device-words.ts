import type { Locale } from './catalogue.ts';
import { devices as en } from './en/devices.ts';
import { devices as vi } from './vi/devices.ts';

export type DeviceWords = typeof vi;

const both: Readonly<Record<Locale, DeviceWords>> = { vi, en };

/** Words about machines, which the first screen does without. */
export function deviceWordsOf(locale: Locale): DeviceWords {
  return both[locale];
}
