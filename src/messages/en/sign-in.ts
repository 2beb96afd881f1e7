import type { DoorMessages } from '../vi-door.ts';

export const signIn: Pick<DoorMessages, 'signIn'> = {
  signIn: {
    title: 'Sign in',
    again: 'Sign in again',
    againHelp: (name) => `The session of ${name} has run out. Enter the password to send what waits.`,
    lead: 'The commune’s civil-status desk: it works on without a network.',
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    working: 'Asking the server…',
    cancel: 'Later',
    wrongCredentials: 'Wrong username or password. Look at capitals and at the Vietnamese keyboard.',
    accessEnded:
      'This account may no longer work in the commune. What you saved on this device is still here and travels with a colleague’s session; the server keeps it for whoever is in charge.',
    tooManyTries: 'Too many tries. Wait a few minutes, then try again.',
    otherPerson: (name) => `That is another account. This is the session of ${name}; sign out first.`,
    failed: (why) => `Could not sign in: ${why}.`,
    needsLine: 'Signing in needs the network. Once signed in, work goes on without it, also after a restart.',
    missing: 'Enter both username and password.',
    notKept: 'Signed in, but this device could not store the session. Look at the disk space and try again.',
    closed:
      'The password is right, but what is on this machine is locked and this password has never opened it. Enter your PIN, or ask a colleague who works here to unlock it, then sign in again.',
  },
};
