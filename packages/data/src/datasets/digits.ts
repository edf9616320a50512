import type { Dataset } from '@gd/core';
import { tensor } from '@gd/core';
import { digitsData } from './digitsData';

/**
 * The UCI digits dataset: 1,797 small images of handwritten digits. Which digit is it?
 *
 * shape     inputs [1797, 64], targets int32 [1797]; each image is 8×8, row by row: `reshape(x, [-1, 8, 8, 1])`
 * units     ink from 0 to 1, in sixteenths
 * source    Optical Recognition of Handwritten Digits, test set (E. Alpaydin, C. Kaynak, 1998), UCI Machine Learning
 *           Repository, https://archive.ics.uci.edu/dataset/80, CC BY 4.0; as distributed by scikit-learn
 *           (BSD-3-Clause)
 */
export function digits(): Dataset {
  const images = new Float32Array(1797 * 64);
  const targets = new Int32Array(1797);
  const numbers = digitsData.replace(/[A-S]/g, (run) => '0'.repeat(run.charCodeAt(0) - 63));
  for (let i = 0; i < 1797; i++) {
    for (let k = 0; k < 64; k++) images[64 * i + k] = Number.parseInt(numbers[65 * i + k]!, 17) / 16;
    targets[i] = Number(numbers[65 * i + 64]);
  }
  return {
    name: 'digits',
    inputs: tensor(images, { shape: [1797, 64] }),
    targets: tensor(targets),
    classNames: Array.from('0123456789'),
  };
}
