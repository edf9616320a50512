import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { timed } from './timed.mjs';

/** Its gradients are registered by an import that Node alone cannot resolve, so it is bundled as its users do. */
async function load() {
  const outfile = fileURLToPath(new URL('../../node_modules/.cache/bench/tensorflow.mjs', import.meta.url));
  const contents = `
    import '@tensorflow/tfjs-core/dist/register_all_gradients';
    import '@tensorflow/tfjs-backend-cpu';
    export * from '@tensorflow/tfjs-core';`;
  await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(outfile);
}

/** TensorFlow.js on its pure JavaScript backend, in production mode, as its own `minimize` does it. */
export async function tensorflow({ inputs, truth, learningRate, beta1, beta2, epsilon, start }) {
  const tf = await load();
  tf.enableProdMode();
  await tf.setBackend('cpu');
  const shapes = [[2, 8], [8], [8, 1], [1]];
  const [k1, b1, k2, b2] = start.map((values, i) => tf.variable(tf.tensor(values, shapes[i])));
  const x = tf.tensor2d(inputs, [4, 2]);
  const y = tf.tensor2d(truth, [4, 1]);
  const optimizer = tf.train.adam(learningRate, beta1, beta2, epsilon);
  const loss = () => {
    const hidden = tf.tanh(tf.add(tf.matMul(x, k1), b1));
    return tf.mean(tf.squaredDifference(tf.add(tf.matMul(hidden, k2), b2), y));
  };
  const step = () => {
    const cost = optimizer.minimize(loss, true);
    const value = cost.dataSync()[0];
    cost.dispose();
    return value;
  };
  return timed(`TensorFlow.js ${tf.version_core}, CPU`, step);
}
