import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

function subscribe(changed: () => void) {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => watcher.disconnect();
}

const current = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

/** The current theme. Drawings in SVG follow the CSS variables by themselves; a canvas needs to know. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current, () => 'light');
