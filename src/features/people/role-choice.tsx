import { type Role, roleNames, rolesOfPeople } from '../../domain/access/role.ts';
import { useSay } from '../../state/locale.ts';

export interface RoleChoiceProps {
  readonly legend: string;
  readonly chosen: readonly Role[];
  readonly isFaulty: boolean;
  readonly onChoose: (roles: readonly Role[]) => void;
}

/** What an administrator may give: everything but looking on from the province. */
const given = rolesOfPeople.filter((role) => role !== 'supervisor' && role !== 'hub');

export function RoleChoice({ legend, chosen, isFaulty, onChoose }: RoleChoiceProps) {
  const say = useSay();
  return (
    <fieldset className="role-choice">
      <legend>{legend}</legend>
      {given.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            aria-invalid={isFaulty || undefined}
            checked={chosen.includes(role)}
            onChange={(event) =>
              onChoose(given.filter((each) => (each === role ? event.target.checked : chosen.includes(each))))
            }
          />
          {say(roleNames[role])}
        </label>
      ))}
    </fieldset>
  );
}
