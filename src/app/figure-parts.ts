import { FiguresPage } from '../features/figures/figures-page.tsx';
import { OnTimePage } from '../features/on-time/on-time-page.tsx';

/** What is counted of everything, in one file: each one more counts in the list that every machine fetches. */
export const figureParts = { FiguresPage, OnTimePage };
