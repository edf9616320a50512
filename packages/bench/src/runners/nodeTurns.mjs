// The program in that process: reads one message per line and answers with one line.
import { createInterface } from 'node:readline';
import { runner } from '../runner.mjs';

const answerTo = runner(`Node ${process.versions.node}`);
for await (const line of createInterface(process.stdin)) {
  const answer = await answerTo(JSON.parse(line)).catch(({ message }) => ({ error: message }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit();
