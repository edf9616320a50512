import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export const version = tf.version_core;

/** Starts TensorFlow.js in production mode, on one thread, with SIMD on WebAssembly. */
export async function begin(backend = 'wasm') {
  tf.enableProdMode();
  setThreadsCount(1);
  await tf.setBackend(backend);
  if (backend === 'wasm' && !(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error('no vectors');
}
