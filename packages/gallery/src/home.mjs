import { fileURLToPath } from 'node:url';

/** The folder of this package. */
export const home = fileURLToPath(new URL('..', import.meta.url));
