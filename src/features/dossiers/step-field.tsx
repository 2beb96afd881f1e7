import { useMay } from '../../state/rights.ts';
import { DayInput, MomentInput } from '../../components/form/day-input.tsx';
import { useMessages } from '../../state/locale.ts';
import type { StepFieldName } from './step-form.ts';

interface StepFieldProps {
  readonly id: string;
  readonly name: StepFieldName;
  readonly label: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}

const fees = ['PAID', 'DUE', 'NONE_DUE', 'EXEMPT'] as const;

/** One line of a step's small form, with the browser's own control for what it holds. */
export function StepField({ id, name, label, value, invalid, onChange }: StepFieldProps) {
  const words = useMessages();
  // On the screen only the leader herself signs; others record what she signed on paper.
  const signs = useMay()('approveDossier', { decision: { how: 'onScreen' } });
  const shared = {
    id,
    value,
    'aria-invalid': invalid ? true : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  const control = () => {
    switch (name) {
      case 'how':
        return (
          <select {...shared}>
            {signs && <option value="onScreen">{words.steps.how.onScreen}</option>}
            <option value="onPaper">{words.steps.how.onPaper}</option>
          </select>
        );
      case 'fee':
        return (
          <select {...shared}>
            {fees.map((fee) => (
              <option key={fee} value={fee}>
                {words.finance[fee]}
              </option>
            ))}
          </select>
        );
      case 'at':
        return <MomentInput {...shared} onChange={onChange} />;
      case 'signedOn':
        return <DayInput {...shared} onChange={onChange} />;
      case 'amount':
        return <input {...shared} type="text" inputMode="numeric" autoComplete="off" maxLength={9} required />;
      case 'reason':
      case 'about':
      case 'found':
        return <textarea {...shared} rows={3} maxLength={500} required />;
      case 'guide':
      case 'askedOf':
      case 'signer':
      case 'signerTitle':
      case 'to':
        return <input {...shared} type="text" autoComplete="off" maxLength={200} required />;
      case 'tracking':
        return <input {...shared} type="text" autoComplete="off" maxLength={64} />;
      default: {
        const unreachable: never = name;
        return unreachable;
      }
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {control()}
    </div>
  );
}
