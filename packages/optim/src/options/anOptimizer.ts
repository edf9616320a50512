import type { Kind } from '@gd/core/extend';
import { aThing } from '@gd/core/extend';

/** The kind of an argument that must be an optimizer. */
export const anOptimizer: Kind = /* @__PURE__ */ aThing('an optimizer, like adam()', 'init', 'step');
