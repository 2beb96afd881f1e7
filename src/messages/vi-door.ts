import { door } from './vi/door.ts';
import { failures } from './vi/failures.ts';
import { signIn } from './vi/sign-in.ts';
import { unlock } from './vi/unlock.ts';

/** The Vietnamese of whatever may be shown before the desk is here. It comes with the first screen: keep it small. */
export const viDoor = {
  ...door,
  ...failures,
  ...signIn,
  ...unlock,
};

export type DoorMessages = typeof viDoor;
