import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

function subscribe(changed: () => void) {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => watcher.disconnect();
}

const current = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

/** Day or night. Drawings in SVG follow the CSS variables by themselves; a canvas must be told. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current, () => 'light');
