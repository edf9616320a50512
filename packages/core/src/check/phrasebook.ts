/**
 * Options of Keras, PyTorch and TensorFlow.js in our words: theirs in small letters without spaces, ours a name or, where it
 * is not an option here, what to write instead.
 */
export const phrasebook: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  dim: 'axis',
  dims: 'axis',
  axes: 'axis',
  activation: 'sequential(dense(8), relu)',
  relu: 'sequential(dense(8), relu)',
  tanh: 'sequential(dense(8), tanh)',
  sigmoid: 'sequential(dense(8), sigmoid)',
  batchsize: 'sampler: miniBatch(32)',
  shuffle: 'sampler: miniBatch(32)',
  validationsplit: 'trainTestSplit(data)',
  validationdata: 'validation',
  x: 'data: { inputs, targets }',
  verbose: 'callbacks: [progress()]',
};

/** What a word of another library is called here, as the end of a message. */
export function inOurWords(word: string, known: readonly string[]): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const theirs = plain(word);
  const ours = Object.hasOwn(phrasebook, theirs) ? phrasebook[theirs]! : '';
  // what is not a name is something to write
  if (known.includes(ours) || /\W/.test(ours)) return `; ${ours}?`;
  const near = known.find((name) => theirs[2] && (plain(name).startsWith(theirs) || theirs.startsWith(plain(name))));
  return near === undefined ? '' : `; ${near}?`;
}
