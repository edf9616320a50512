// What needs files or the compiler: programs and tests import it, pages do not.
export { docOf, readDocBlock } from './docBlock.mjs';
export { markdown } from './markdown.mjs';
export { objectiveRuns } from './objectiveRuns.mjs';
export { choicesOf, exampleOf, pageOf } from './pages.mjs';
export { indexRow } from './ranking.mjs';
export { record } from './record.mjs';
export { readRecord, records, withRecords } from './records.mjs';
export { listed, registry } from './registry.mjs';
export { runsOf, seeds } from './scores.mjs';
export { memoryOf, sizeOf } from './size.mjs';
