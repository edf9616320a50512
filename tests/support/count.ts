/**
 * The number of inputs that a test tries: `quick` with every change, `long` every night, in `pnpm check:long counts`.
 */
export const count = (quick: number, long: number): number => (process.env.GD_COUNTS === 'long' ? long : quick);
