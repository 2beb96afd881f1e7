import * as v from 'valibot';
import { create } from 'zustand';
import { type Calibration, uncalibrated } from '../../domain/papers/blanks.ts';

const storageKey = 'lien-mach.printers';

const printersSchema = v.object({
  chosen: v.string(),
  printers: v.record(
    v.string(),
    v.object({
      x: v.pipe(v.number(), v.minValue(-50), v.maxValue(50)),
      y: v.pipe(v.number(), v.minValue(-50), v.maxValue(50)),
      scale: v.pipe(v.number(), v.minValue(0.8), v.maxValue(1.2)),
    }),
  ),
});

type Printers = v.InferOutput<typeof printersSchema>;

const none: Printers = { chosen: 'Máy in 1', printers: { 'Máy in 1': { ...uncalibrated } } };

function kept(): Printers {
  try {
    const read = v.safeParse(printersSchema, JSON.parse(localStorage.getItem(storageKey) ?? ''));
    return read.success ? read.output : none;
  } catch {
    return none;
  }
}

/** How each printer of this device puts things on a sheet. Not personal data, and of this device alone: it lives beside the database. */
export const usePrinters = create<Printers>(kept);

export function keepPrinter(name: string, calibration: Calibration): void {
  const { printers } = usePrinters.getState();
  const next = { chosen: name, printers: { ...printers, [name]: { ...calibration } } };
  if (!v.is(printersSchema, next)) return;
  usePrinters.setState(next);
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // A full disk: the calibration holds until the page is closed.
  }
}
