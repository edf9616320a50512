/** Whether threads can share memory here: in a browser a page must be isolated for that. */
export function canShare(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
}
