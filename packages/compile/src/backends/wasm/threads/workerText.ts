/** The positions of the words that wake workers, a cache line apart. */
export const words = {
  /** The number of calls so far, and the program of the latest one. */
  calls: 0,
  program: 16,
  /** The number of messages sent to member 1; the other members' words follow. */
  messages: 32,
  apart: 16,
} as const;

/**
 * The program of a worker, as text: a worker created from it needs no file, wherever the package was bundled to. It
 * reads messages while there are any, and otherwise watches for calls, first awake for a moment, then asleep.
 */
export const workerText = `
let control, member, messages, patience, read = 0, seen = 0;
const programs = new Map();
const { exp, expm1, log, log1p, sin, cos, tanh, pow } = Math;
const serve = () => {
  for (let looks = 0; Atomics.load(control, messages) === read; looks++) {
    const call = Atomics.load(control, ${words.calls});
    if (call !== seen) {
      seen = call;
      looks = 0;
      programs.get(Atomics.load(control, ${words.program}))?.work(member, patience);
    } else if (looks > patience) {
      looks = 0;
      Atomics.wait(control, ${words.calls}, call);
    }
  }
};
const receive = (message) => {
  if (message.control !== undefined) {
    ({ control, member, messages, patience } = message);
    answer('ready');
    return;
  }
  read++;
  const { id, module, memory } = message;
  if (module === undefined) programs.delete(id);
  else {
    const host = { memory, exp, expm1, log, log1p, sin, cos, tanh, pow, erf() {}, portableLog() {} };
    const { work } = new WebAssembly.Instance(module, { host }).exports;
    // the garbage collector does not count shared memory
    programs.set(id, { work, ballast: new ArrayBuffer(memory.buffer.byteLength) });
  }
  serve();
};
`;
