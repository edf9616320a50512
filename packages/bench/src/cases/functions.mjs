// Elementary functions of every number of a tensor, compared with the engine's own.
export const functions = ['exp', 'tanh', 'log', 'sigmoid'].map((name) => ({
  name,
  problem: { function: name },
  ours: 'gdFunction',
  beside: ['mathFunction'],
  unit: 'ns a number',
  value: (microseconds, numbers) => (microseconds * 1e3) / numbers,
  runs: 1,
  bars: [{ against: 'Math', most: 1 / 4, aim: 1 / 7 }],
}));
