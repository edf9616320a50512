export { Bars } from './Bars';
export { Chart } from './Chart';
export { Curve } from './Curve';
export { Dots } from './Dots';
export { Footprints } from './Footprints';
export { Rings } from './Rings';
export { extentOf, useScales } from './scales';
export type { Tone } from './tone';
export { colorOf, toneOf } from './tone';
