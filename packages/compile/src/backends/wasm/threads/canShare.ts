/** Whether threads can share memory here; in a browser, the page must be cross-origin isolated. */
export function canShare(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
}
