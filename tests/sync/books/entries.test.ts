import { afterEach, beforeEach, expect, it } from 'vitest';
import { birthCommand } from '../../support/acts.ts';
