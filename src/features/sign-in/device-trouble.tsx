import { useId } from 'react';
import { Sign } from '../../components/signs.tsx';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { SignedIn } from '../../sync/sign-in.ts';

export type DeviceTroubleMet = Extract<SignedIn, { status: 'deviceNotEnrolled' | 'deviceRevoked' }>;

export interface DeviceTroubleProps {
  readonly trouble: DeviceTroubleMet;
  /** A code went with it. */
  readonly wasSent: boolean;
  readonly code: string;
  readonly onCode: (code: string) => void;
}

/** The person is known, and her machine is not: what it takes. */
export function DeviceTrouble({ trouble, wasSent, code, onCode }: DeviceTroubleProps) {
  const words = useDeviceWords().code;
  const id = useId();
  const isAsked = trouble.status === 'deviceNotEnrolled' && trouble.field !== 'key';
  const said =
    trouble.status === 'deviceRevoked'
      ? words.revoked
      : trouble.field === 'key'
        ? words.needsKey
        : wasSent
          ? words.wrong
          : words.needed;
  return (
    <>
      <p className="finding is-error" role="alert" id={`${id}-said`}>
        <Sign name="error" />
        <span>{said}</span>
      </p>
      {isAsked && (
        <div className="field">
          <label htmlFor={`${id}-code`}>{words.label}</label>
          <input
            id={`${id}-code`}
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            aria-describedby={`${id}-said ${id}-hint`}
            onChange={(event) => onCode(event.target.value)}
          />
          <p className="soft" id={`${id}-hint`}>
            {words.hint}
          </p>
        </div>
      )}
    </>
  );
}
