/*
 * What few first answers need, and a page once its first results stand: a script of its own.
 * @own addPhrase comboboxOf divided kin means otherwise renamed sift valuesOf
 */

import { valuesOf } from "./choices.js";
import { addPhrase } from "./phrases.js";
import { comboboxOf } from "./combobox.js";
import { complete } from "./completing.js";
import { expand } from "./expanding.js";
import { divided, sift } from "./filters.js";
import { kin } from "./kinship.js";
import { means, otherwise, suggestions } from "./meaning.js";
import { renamed } from "./wording.js";

export { addPhrase, comboboxOf, complete, divided, expand, kin, means, otherwise, renamed, sift, suggestions, valuesOf };
