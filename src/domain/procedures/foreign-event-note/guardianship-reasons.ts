import type { FieldGroup } from '../../field.ts';
import { guardianshipGroup } from '../guardianship/guardianship-fields.ts';

const kept = ['guardianship.ward', 'guardianship.reason'];

/** What the foreign decision says of the guardianship; on what it rests is the decision itself. */
export const reasonsOfGuardianship: FieldGroup = {
  ...guardianshipGroup,
  fields: guardianshipGroup.fields.filter(({ path }) => kept.includes(path)),
};
