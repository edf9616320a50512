import { networks } from './cases/networks.mjs';

/** Everything that is measured, in the order of the table. */
export const cases = [...networks];
