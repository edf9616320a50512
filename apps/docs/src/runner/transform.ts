import { transform as strip } from 'sucrase';

/**
 * Removes the types from a snippet and turns its imports into `require`, line by line: line 7 stays line 7.
 * Unused imports are kept, so that a mistyped package name is still found.
 */
export function transform(source: string): string {
  return strip(source, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
    keepUnusedImports: true,
    production: true,
  }).code;
}
