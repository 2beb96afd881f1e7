/** What became of one field of the form. */
export type FieldFate =
  | 'filled'
  /** It said so before. */
  | 'already'
  /** Somebody has typed something else there: asked before it is changed. */
  | 'kept'
  | 'notFound'
  /** The page went on to another address before this was its turn, or before one could see what became of it. */
  | 'movedOn'
  | 'noChoice'
  | 'severalChoices'
  /** The page does not take it, or takes it away again. */
  | 'notTaken'
  /** Greyed out there. */
  | 'closed'
  /** What the mapping would press would send the form. */
  | 'wouldSend';

export interface FilledField {
  readonly id: number;
  readonly to: string;
  readonly fate: FieldFate;
  /** What it should say. */
  readonly text: string;
}

export interface FillReport {
  readonly fields: readonly FilledField[];
  /** Fields of the form that the record has nothing for. */
  readonly unsaid: readonly string[];
  /** How often something had to be filled again because the page had taken it away. */
  readonly again: number;
}

export const isDone = (fate: FieldFate): boolean => fate === 'filled' || fate === 'already';
