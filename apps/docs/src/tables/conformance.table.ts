import claimed from 'gd:claims';
import { compile } from '@gd/compile';
import { optimizerReport } from '@gd/optim/testing';
import type { ConformanceRow } from './conformanceRow';

/** The result of every check of the kit for every optimizer, wrapper and plugin. */
export default Object.entries(claimed).map(
  ([name, { folder, subject }]): ConformanceRow => ({ name, folder, ...optimizerReport(subject, { compile }) }),
);
