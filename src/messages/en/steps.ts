import type { Messages } from '../vi.ts';

export const steps: Pick<Messages, 'delivery' | 'finance' | 'steps'> = {
  delivery: {
    NONE: 'Nothing to hand over yet',
    READY: 'Ready to hand over',
    HANDED_OVER: 'Handed over',
    POSTED: 'Sent by post',
  },
  finance: {
    UNSTATED: 'Not stated',
    NONE_DUE: 'Nothing due',
    DUE: 'Due',
    PAID: 'Paid',
    EXEMPT: 'Exempt',
  },
  steps: {
    deliveryAxis: 'Result',
    financeAxis: 'Fee',
    amount: (dong) => `${dong.toLocaleString('en-GB')} đồng`,
    told: {
      requestSupplement: (papers) => `Supplement asked for: ${papers}`,
      receiveSupplement: 'Supplement received',
      beginVerification: (askedOf) => `Verification asked of ${askedOf}`,
      endVerification: 'Verification answered',
      extendDeadline: (days) => `Limit lengthened for verification: ${days} working days from receipt`,
      approveOnScreen: 'Approved on screen',
      approveOnPaper: (signer, title, day) => `Recorded: signed on paper by ${signer} (${title}) on ${day}`,
      refuseIntake: (signer, title) => `Intake refused, signed by ${signer} (${title})`,
      refuseRegistration: (signer, title) => `Registration refused, signed by ${signer} (${title})`,
      withdrawDossier: 'Withdrawn by the citizen',
      stopDossier: 'Stopped',
      ready: 'Result ready to hand over',
      handedOver: (to) => `Result handed over to ${to}`,
      posted: (tracking) => (tracking === '' ? 'Result sent by post' : `Result sent by post, number ${tracking}`),
      fee: (state, amount) => `Fee: ${state}${amount === '' ? '' : ` ${amount}`}`,
      happened: (when) => `it happened ${when}`,
    },
  },
};
