import * as v from 'valibot';

/** A paper that came before there is a record to attach it to, as it was noted in the form. */
export const notedPaperSchema = v.strictObject({
  /** Of this paper among those of the form: the paper's own id, or drawn for another one. */
  key: v.string(),
  /** Id of the procedure's paper, or `otherPaper`. */
  paper: v.string(),
  /** What it is, where it is another one; empty while it is typed. */
  name: v.exactOptional(v.string()),
  standing: v.picklist(['given', 'seen']),
});
export type NotedPaper = v.InferOutput<typeof notedPaperSchema>;
