// What a sign-in may ask for besides name and password: loaded when it does, in one piece.
export { DeviceTrouble } from './device-trouble.tsx';
export { NewPassword, troubleOf } from './new-password.tsx';
