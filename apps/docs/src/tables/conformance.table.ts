import claimed from 'gd:claims';
import { compile } from '@gd/compile';
import { optimizerReport } from '@gd/optim/testing';
import type { ConformanceRow } from './conformanceRow';

/** Every optimizer, wrapper and plugin: what became of every check of the kit. */
export default Object.entries(claimed).map(
  ([name, { folder, subject }]): ConformanceRow => ({ name, folder, ...optimizerReport(subject, { compile }) }),
);
