// npm runs this after every install, so that a package added by hand does not make the next start install again.
import { stampInstall } from './install-stamp.mjs';

stampInstall();
