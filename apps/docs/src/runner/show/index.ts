export { image } from './image';
export { path } from './path';
export { plot } from './plot';
export { show } from './show';
export { slider } from './slider';
export { table } from './table';
