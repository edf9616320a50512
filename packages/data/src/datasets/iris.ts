import type { Dataset } from '@gd/core';
import { tensor } from '@gd/core';
import { irisData } from './irisData';

/**
 * Fisher's iris dataset: 150 flowers of three species, measured with a ruler. Which species is it?
 *
 * shape     inputs [150, 4], targets int32 [150], the 50 flowers of each class one after another
 * units     centimeters: length and width of the sepal, length and width of the petal
 * source    Iris (R. A. Fisher, 1936), UCI Machine Learning Repository, https://archive.ics.uci.edu/dataset/53, CC BY
 *           4.0; as distributed by scikit-learn (BSD-3-Clause)
 */
export function iris(): Dataset {
  const lengths = Float32Array.from({ length: 600 }, (_, i) => Number(irisData.slice(2 * i, 2 * i + 2)) / 10);
  const species = Int32Array.from({ length: 150 }, (_, i) => Math.floor(i / 50));
  return {
    name: 'iris',
    inputs: tensor(lengths, { shape: [150, 4] }),
    targets: tensor(species),
    classNames: ['setosa', 'versicolor', 'virginica'],
  };
}
