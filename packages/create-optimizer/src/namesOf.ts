import { isFreeIdentifier } from './isFreeIdentifier';

/** What things are called in the package that is made. */
export interface Names {
  /** Of the package, as npm knows it. */
  readonly package: string;
  /** Of the function, and its file. */
  readonly function: string;
  /** What its types begin with. */
  readonly type: string;
  /** Of the folder, when none is given. */
  readonly folder: string;
}

/**
 * The names in a package, from the one that its author gave: `my-optimizer` exports `myOptimizer` from `gd-optim-my-optimizer`; a
 * name with a scope is left as it is.
 *
 * throws  when npm would refuse the name, or JavaScript the one of the function
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
      `create-optimizer: name "${name}" — its function would be \`${camel}\`, which means something else already; add a word?`,
    );
  }
  return {
    package: scope === '' ? `gd-optim-${bare}` : name,
    function: camel,
    type: camel[0]!.toUpperCase() + camel.slice(1),
    folder: own,
  };
}
