import { CitizenSheetPage, RoleGuidePage } from '../features/learning/guide-pages.tsx';
import { HelpPage } from '../features/learning/help-page.tsx';
import { TourStrip } from '../features/learning/tour-strip.tsx';

/** Help in one file: whoever learns opens more than one of them. */
export const learningParts = { HelpPage, RoleGuidePage, CitizenSheetPage, TourStrip };
