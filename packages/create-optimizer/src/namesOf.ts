import { isFreeIdentifier } from './isFreeIdentifier';

/** The names in the new package. */
export interface Names {
  /** The package's name at npm. */
  readonly package: string;
  /** The name of the function, and of its file. */
  readonly function: string;
  /** The prefix of its types. */
  readonly type: string;
  /** The folder, if none is given. */
  readonly folder: string;
}

/**
 * Derives the names in a package from the one that its author chose: `my-optimizer` exports `myOptimizer` from
 * `gd-optim-my-optimizer`; a name with a scope is left unchanged.
 *
 * throws  when npm would refuse the package's name, or JavaScript the function's
 */
export function namesOf(name: string): Names {
  const [, scope = '', own] = /^(@[a-z0-9][a-z0-9._-]*\/)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(name) ?? [];
  if (own === undefined || name.length > 200) {
    throw new Error(
      `create-optimizer: name ${JSON.stringify(name)} — wanted lower-case words with dashes, like my-optimizer or @me/my-optimizer`,
    );
  }
  const bare = own.replace(/^(gd-)?(optim-)?(?=[a-z])/, '');
  const camel = bare.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (!isFreeIdentifier(camel)) {
    throw new Error(
      `create-optimizer: name "${name}" — its function would be \`${camel}\`, which already means something else; add a word?`,
    );
  }
  return {
    package: scope === '' ? `gd-optim-${bare}` : name,
    function: camel,
    type: camel[0]!.toUpperCase() + camel.slice(1),
    folder: own,
  };
}
