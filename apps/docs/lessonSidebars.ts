import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { courseFor } from './src/course';

export default { lessons: courseFor('lessons') } satisfies SidebarsConfig;
