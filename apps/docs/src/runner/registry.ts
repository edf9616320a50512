import * as core from '@gd/core';
import * as data from '@gd/data';
import * as losses from '@gd/losses';
import * as optim from '@gd/optim';
import * as train from '@gd/train';
import * as show from './show';

/** The modules that a snippet may import. */
export const registry: Readonly<Record<string, object>> = {
  '@gd/core': core,
  '@gd/losses': losses,
  '@gd/optim': optim,
  '@gd/data': data,
  '@gd/train': train,
  'gd:show': show,
};
