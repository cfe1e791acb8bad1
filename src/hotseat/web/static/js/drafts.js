// On pages that list questions: which of them have a draft waiting in this browser.

import { showDrafts } from "./draft.js";

showDrafts();
