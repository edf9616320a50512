/** Ways out of the sandbox. Each piece of code ends quietly if its way is open and throws if it is shut. */
export const probesOf = (outside: string): Readonly<Record<string, string>> => {
  const heard = (make: string, opens: string) =>
    `await new Promise((open, shut) => { const it = ${make}; it.${opens} = open; it.onerror = () => shut(new Error('shut')); });`;
  const inner = `await import('${outside}/module.js'); postMessage(1);`;
  return {
    fetch: `await fetch('${outside}/', { mode: 'no-cors' });`,
    XMLHttpRequest: `const x = new XMLHttpRequest(); x.open('GET', '${outside}/', false); x.send();`,
    WebSocket: heard(`new WebSocket('${outside.replace('http', 'ws')}/')`, 'onopen'),
    EventSource: heard(`new EventSource('${outside}/')`, 'onopen'),
    WebTransport: `await new WebTransport('${outside.replace('http:', 'https:')}/').ready;`,
    importScripts: `(globalThis as any).importScripts('${outside}/script.js');`,
    'a worker from the network': heard(`new Worker('${outside}/script.js')`, 'onmessage'),
    'an import in a worker of its own': heard(
      `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(`(async () => { ${inner} })().catch((e) => setTimeout(() => { throw e; }));`)}])))`,
      'onmessage',
    ),
    IndexedDB:
      'await new Promise((open, shut) => { const it = indexedDB.open("x"); it.onsuccess = open; it.onerror = () => shut(it.error); });',
    caches: "await caches.open('x');",
    storage: 'await navigator.storage.getDirectory();',
    localStorage: "(globalThis as any).localStorage.setItem('x', '1');",
    cookies: '(globalThis as any).cookieStore.getAll.call; await (globalThis as any).cookieStore.getAll();',
    eval: "(0, eval)('1');",
    Function: "new Function('return 1')();",
    'parent.document': '(globalThis as any).parent.document.title;',
    document: '(globalThis as any).document.title;',
  };
};
