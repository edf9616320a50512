import { transform as strip } from 'sucrase';

/**
 * Strips the types from a snippet and converts its imports to `require`, preserving line numbers.
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
