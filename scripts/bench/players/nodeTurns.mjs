// The inside of a Node that takes turns: a message a line, an answer a line.
import { createInterface } from 'node:readline';
import { player } from '../player.mjs';

const answerTo = player(`Node ${process.versions.node}`);
for await (const line of createInterface(process.stdin)) {
  const answer = await answerTo(JSON.parse(line)).catch(({ message }) => ({ error: message }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit();
