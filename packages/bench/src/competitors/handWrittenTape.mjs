/** The lower bound: a tape written by hand for this one network, on typed arrays that are allocated once. */
export function make({ inputs, targets, learningRate, beta1, beta2, epsilon, start }) {
  const x = Float32Array.from(inputs);
  const y = Float32Array.from(targets);
  const weights = start.map(({ values }) => Float32Array.from(values));
  const [k1, b1, k2, b2] = weights;
  const grads = weights.map(({ length }) => new Float32Array(length));
  const first = weights.map(({ length }) => new Float32Array(length));
  const second = weights.map(({ length }) => new Float32Array(length));
  const hidden = new Float32Array(32);
  const hiddenGrad = new Float32Array(32);
  const out = new Float32Array(4);
  const outGrad = new Float32Array(4);
  const tape = [matmulForward, lossForward, lossBackward, denseBackward, inputBackward, adam];
  let loss = 0;
  let t = 0;
  function matmulForward() {
    for (let n = 0; n < 4; n++) {
      let total = b2[0];
      for (let j = 0; j < 8; j++) {
        const sum = x[2 * n] * k1[j] + x[2 * n + 1] * k1[8 + j] + b1[j];
        hidden[8 * n + j] = Math.tanh(sum);
        total += hidden[8 * n + j] * k2[j];
      }
      out[n] = total;
    }
  }
  function lossForward() {
    loss = 0;
    for (let n = 0; n < 4; n++) loss += (out[n] - y[n]) ** 2 / 4;
  }
  function lossBackward() {
    for (const grad of grads) grad.fill(0);
    for (let n = 0; n < 4; n++) outGrad[n] = (2 * (out[n] - y[n])) / 4;
  }
  function denseBackward() {
    for (let n = 0; n < 4; n++) {
      grads[3][0] += outGrad[n];
      for (let j = 0; j < 8; j++) {
        grads[2][j] += hidden[8 * n + j] * outGrad[n];
        hiddenGrad[8 * n + j] = outGrad[n] * k2[j] * (1 - hidden[8 * n + j] ** 2);
      }
    }
  }
  function inputBackward() {
    for (let n = 0; n < 4; n++) {
      for (let j = 0; j < 8; j++) {
        grads[0][j] += x[2 * n] * hiddenGrad[8 * n + j];
        grads[0][8 + j] += x[2 * n + 1] * hiddenGrad[8 * n + j];
        grads[1][j] += hiddenGrad[8 * n + j];
      }
    }
  }
  function adam() {
    t++;
    const firstScale = 1 - beta1 ** t;
    const secondScale = 1 - beta2 ** t;
    for (let w = 0; w < 4; w++) {
      const [weight, grad, m, v] = [weights[w], grads[w], first[w], second[w]];
      for (let i = 0; i < weight.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * grad[i];
        v[i] = beta2 * v[i] + (1 - beta2) * grad[i] * grad[i];
        weight[i] -= (learningRate * (m[i] / firstScale)) / (Math.sqrt(v[i] / secondScale) + epsilon);
      }
    }
  }
  return {
    run() {
      for (const entry of tape) entry();
      return loss;
    },
    restart() {
      for (let w = 0; w < 4; w++) weights[w].set(start[w].values);
      for (const memory of [...first, ...second]) memory.fill(0);
      t = 0;
    },
  };
}
