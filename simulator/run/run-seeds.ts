import { makeStory } from '../story/make-story.ts';
import type { Story } from '../story/step.ts';
import { tellStory, type Told } from '../story/tell-story.ts';
import { makeLibsqlDatabase } from '../world/libsql-database.ts';
import { makeModelledDatabase } from '../world/modelled-database.ts';
import type { MakeDatabase } from '../world/simulated-database.ts';
import { addTold, emptyReport, type Report } from './report.ts';

const databases: Readonly<Record<Story['database'], MakeDatabase>> = {
  libsql: makeLibsqlDatabase,
  modelled: makeModelledDatabase,
};

/** One seed, one story. */
export async function tellSeed(seed: number, keep?: (line: string) => void): Promise<Told> {
  return tellAgain(makeStory(seed), keep);
}

export async function tellAgain(story: Story, keep?: (line: string) => void): Promise<Told> {
  return tellStory(story, { makeDatabase: databases[story.database], ...(keep === undefined ? {} : { keep }) });
}

export interface SeedsToRun {
  readonly seeds: Iterable<number>;
  /** Ends the run early; asked after each seed. */
  readonly enough?: (report: Report) => boolean;
}

/** Runs the seeds one after the other in this process. */
export async function runSeeds({ seeds, enough = () => false }: SeedsToRun): Promise<Report> {
  let report = emptyReport;
  for (const seed of seeds) {
    report = addTold(report, await tellSeed(seed));
    if (enough(report)) break;
  }
  return report;
}
