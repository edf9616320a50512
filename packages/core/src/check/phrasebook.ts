const activation = 'sequential(dense(8), relu)';

/**
 * Options of Keras, PyTorch and TensorFlow.js in our words: theirs in small letters without spaces; ours a name or, where it
 * is not an option here, what to write instead.
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

/** The word of another library in ours, as the end of a message. */
export function inOurWords(word: string, known: readonly string[]): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const theirs = plain(word);
  const ours = Object.hasOwn(phrasebook, theirs) ? phrasebook[theirs]! : '';
  // what is not a name is something to write
  const isRight = known.includes(ours) || /\W/.test(ours);
  const near = known.find((name) => theirs[2] && (plain(name).startsWith(theirs) || theirs.startsWith(plain(name))));
  return isRight || near ? `; ${isRight ? ours : near}?` : '';
}
