/** A code that the app shows, and how often it may still be tried. */
export interface PairingOffer {
  readonly code: string;
  /** By a clock that nobody sets, in ms. */
  readonly until: number;
  readonly triesLeft: number;
}

export const offerLastsMs = 2 * 60_000;
const mostTries = 5;

export function makeOffer(code: string, nowMs: number): PairingOffer {
  return { code, until: nowMs + offerLastsMs, triesLeft: mostTries };
}

export function isOpen(offer: PairingOffer | null, nowMs: number): offer is PairingOffer {
  return offer !== null && offer.triesLeft > 0 && nowMs < offer.until;
}

/** Counted before anybody knows whether the proof is right, so that two at once are two tries. */
export function withTry(offer: PairingOffer): PairingOffer {
  return { ...offer, triesLeft: offer.triesLeft - 1 };
}
