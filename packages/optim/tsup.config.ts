import { packageBuild } from '../../tsup.shared';

export default packageBuild('src/index.ts', 'src/hills.ts', 'src/testing.ts');
