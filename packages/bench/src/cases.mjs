import { functions } from './cases/functions.mjs';
import { networks } from './cases/networks.mjs';
import { products } from './cases/products.mjs';
import { updates } from './cases/updates.mjs';

/** All cases, in the order of the table. */
export const cases = [...networks, ...products, ...updates, ...functions];
