import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A question for the user. */
export interface Question {
  readonly text: string;
  /** The answer that an empty line gives. */
  readonly begin: string;
  /** Throws when an answer is invalid; the question is then asked again. */
  check(answer: string): void;
}

/**
 * Asks one question after another, each until its answer is valid.
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
        if (done) throw new Error('create-optimizer: the input ended before the last answer — nothing was written');
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
