// Products of square matrices, compared with the engine's peak rate of multiply-adds.
const relaxed = { variant: 'relaxed', least: 0.85, aim: 0.93 };
const plain = { variant: 'plain', least: 0.7, aim: 0.82 };

export const products = [64, 256, 512].flatMap((size) =>
  ['NN', 'NT', 'TN'].map((kind) => ({
    name: `matmul ${kind} ${size}`,
    problem: { kind, size },
    ours: 'gdMatmul',
    beside: ['multiplyAdds'],
    unit: 'GFLOP/s',
    value: (microseconds, operations) => operations / microseconds / 1e3,
    runs: 0,
    bars: [relaxed, plain].map((bar) => ({ against: 'multiply-adds', ...bar })),
  })),
);
