import type { Messages } from '../vi.ts';

export const states: Pick<Messages, 'exchange' | 'business' | 'receiptStatus'> = {
  exchange: {
    local: 'Saved on this device',
    sending: 'Sending',
    relayed: 'Received by the hub',
    received: 'Received',
    attention: 'Needs you',
  },
  business: {
    RECEIVED: 'Taken in',
    PROCESSING: 'In process',
    SUPPLEMENT_REQUESTED: 'Waiting for a supplement',
    AWAITING_VERIFICATION: 'Waiting for verification',
    SUBMITTED_FOR_SIGNATURE: 'Submitted for signature',
    APPROVED: 'Approved',
    WAITING_NUMBER: 'Waiting for a number',
    REGISTERED: 'Registered',
    COMPLETED: 'Result handed over',
    REFUSED: 'Refused',
    WITHDRAWN: 'Withdrawn',
    STOPPED: 'Stopped',
    REPORTED: 'Report, waiting',
    JOINED: 'Report, joined',
    SET_ASIDE: 'Report, put aside',
  },
  receiptStatus: {
    applied: 'In effect',
    merged: 'Merged with somebody else’s work',
    refused: 'Not accepted',
    parked: 'Two people changed it differently; an officer decides',
    blockedBy: 'Waits for something else to arrive first',
    quarantined: 'Held for a supervisor to look at',
  },
};
