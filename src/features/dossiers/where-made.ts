import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';

/** Says on which machine something was done; empty: the server did it. A machine's name is for whoever answers for machines: others are told its last figures. */
export function useWhereMade(): (device: string) => string {
  const { store } = useParts();
  const words = useMessages().event;
  const here = useLive(async () => (await store.identity()).device, [store]);
  return (device) => (device === '' ? '' : device === here ? words.here : words.onMachine(device.slice(-6)));
}
