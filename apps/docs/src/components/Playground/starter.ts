/** The playground's first program. */
export const starter = `import { path, slider } from 'gd:show';

const hill = (w: number) => (w - 3) ** 2;
const slope = (w: number) => 2 * (w - 3);
const boots = slider('boots', { from: 0.01, to: 1.1, value: 0.1 });

let w = -4;
const steps = [w];
for (let step = 0; step < 20; step++) {
  w = w - boots * slope(w);
  steps.push(w);
}
path(hill, steps);
console.log('wrongness at the end:', hill(w));
`;
