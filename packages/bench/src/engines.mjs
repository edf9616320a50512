import { chromium } from './runners/chromium.mjs';
import { node } from './runners/node.mjs';

/** An engine by name: this Node, this Node with relaxed SIMD, a browser, or the path of another Node. */
export async function engineNamed(name) {
  if (name === 'node') return node();
  if (name === 'relaxed') return node(process.execPath, ['--experimental-wasm-relaxed-simd']);
  return name === 'chromium' ? chromium() : node(name);
}
