import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** One thing to ask for. */
export interface Question {
  readonly text: string;
  /** What an empty line means. */
  readonly begin: string;
  /** Throws when an answer will not do; it is then asked for again. */
  check(answer: string): void;
}

/**
 * Asks one question after another, each until the answer will do.
 *
 * throws  when the input ends before the last answer
 */
export async function ask(questions: readonly Question[], input: Readable, output: Writable): Promise<string[]> {
  const lines = createInterface({ input });
  const typed = lines[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    for (const { text, begin, check } of questions) {
      for (;;) {
        output.write(`${text} (${begin}) `);
        const { value, done } = await typed.next();
        if (done) throw new Error('create-optimizer: the answers ended early — nothing was written');
        const answer = value.trim() === '' ? begin : value.trim();
        try {
          check(answer);
          answers.push(answer);
          break;
        } catch (error) {
          output.write(`${error instanceof Error ? error.message : error}\n`);
        }
      }
    }
  } finally {
    lines.close();
  }
  return answers;
}
