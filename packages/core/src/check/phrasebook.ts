const activation = 'sequential(dense(8), relu)';

/**
 * Option names of Keras, PyTorch and TensorFlow.js, in lowercase letters and digits, mapped to ours: an option name, or the
 * code to write if there is no such option.
 */
export const phrasebook: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  dim: 'axis',
  axes: 'axis',
  activation,
  relu: activation,
  tanh: activation,
  batchsize: 'sampler: miniBatch(32)',
  shuffle: 'sampler: miniBatch(32)',
  validationsplit: 'trainTestSplit(data)',
  x: 'data: { inputs, targets }',
};

/** A hint that translates another library's word, or completes a similar name, for the end of a message. */
export function inOurWords(word: string, known: readonly string[]): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const theirs = plain(word);
  const ours = Object.hasOwn(phrasebook, theirs) ? phrasebook[theirs]! : '';
  // anything but a plain name is code to write
  const isRight = known.includes(ours) || /\W/.test(ours);
  const near = known.find((name) => theirs[2] && (plain(name).startsWith(theirs) || theirs.startsWith(plain(name))));
  return isRight || near ? `; ${isRight ? ours : near}?` : '';
}
