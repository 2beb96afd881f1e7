import type { Envelope } from './envelope.ts';
import type { Life } from './life.ts';

/** One dossier the gateway has taken in. */
export interface FarDossier {
  readonly envelope: Envelope;
  /** Which of those it took in, from 1: its personal number is made of it. */
  readonly no: number;
  /** In milliseconds since 1970. */
  readonly takenAt: number;
  readonly life: Life;
}
