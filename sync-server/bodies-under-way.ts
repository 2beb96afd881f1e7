/** Requests with a body of one device at once: the app sends one exchange, one page and one letter of a carry file at a time. */
const mostOfDevice = 16;

/** Requests whose bodies are coming or worked on: each body lies in memory, however slowly its sender lets it come (R17). */
export interface BodiesUnderWay {
  /** `false`: too many of this device are under way. */
  begin(request: Request, device: string): boolean;
  /** It has been answered, whatever of it has come. */
  answered(request: Request): void;
}

export function countBodies(): BodiesUnderWay {
  const underWay = new Map<string, Set<Request>>();
  const deviceOf = new WeakMap<Request, string>();
  return {
    begin(request, device) {
      const others = underWay.get(device) ?? new Set();
      if (others.size >= mostOfDevice) return false;
      underWay.set(device, others.add(request));
      deviceOf.set(request, device);
      return true;
    },
    answered(request) {
      const device = deviceOf.get(request) ?? '';
      const others = underWay.get(device);
      others?.delete(request);
      if (others?.size === 0) underWay.delete(device);
    },
  };
}
