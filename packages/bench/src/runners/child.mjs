import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that reads one message per line and answers each with one line. */
export function child(command, args, environment = {}) {
  const started = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const lines = createInterface(started.stdout)[Symbol.asyncIterator]();
  return {
    async ask(message) {
      started.stdin.write(`${JSON.stringify(message)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`bench: ${command} ${args.join(' ')} ended before it answered`);
      return JSON.parse(value);
    },
    async close() {
      started.stdin.end();
      await new Promise((closed) => started.once('close', closed));
    },
  };
}
