import { DeviceTrouble, type DeviceTroubleProps } from './device-trouble.tsx';
import { NewPassword, type NewPasswordProps } from './new-password.tsx';

/** What a sign-in may ask for besides name and password: loaded when it does, in one piece. */
export type SignInMoreProps = { readonly device: DeviceTroubleProps } | { readonly password: NewPasswordProps };

export function SignInMore(props: SignInMoreProps) {
  return 'device' in props ? <DeviceTrouble {...props.device} /> : <NewPassword {...props.password} />;
}
