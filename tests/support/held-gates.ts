import type { ModelSchedule } from '../../simulator/model-store/model-transaction.ts';

type Where = Parameters<ModelSchedule['pause']>[0];

/** Holds whoever comes to a named place of the modelled database until the test lets them on. */
export function heldGates(): {
  schedule: ModelSchedule;
  hold(where: Where): void;
  /** Who comes from now on is not held. */
  letGo(): void;
  /** Who was held goes on. */
  open(): void;
} {
  let held: Where | undefined;
  let waiting: (() => void)[] = [];
  const gate = () => {
    let open: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { until, open };
  };
  return {
    schedule: {
      gate,
      pause(where) {
        if (where !== held) return undefined;
        const { until, open } = gate();
        waiting.push(open);
        return until;
      },
    },
    hold(where) {
      held = where;
    },
    letGo() {
      held = undefined;
    },
    open() {
      waiting.forEach((open) => open());
      waiting = [];
    },
  };
}
