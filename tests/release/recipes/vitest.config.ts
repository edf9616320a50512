import { defineConfig } from 'vitest/config';
import config from '../../../vitest.config';

/** The projects of the repository, without a build of the site. */
export default defineConfig({
  test: {
    ...config.test,
    projects: config.test!.projects!.map((project) =>
      typeof project === 'object' && 'test' in project
        ? { ...project, test: { ...project.test, globalSetup: [] } }
        : project,
    ),
  },
});
