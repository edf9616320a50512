import { relative } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { ask } from './ask';
import { createOptimizer } from './createOptimizer';
import { namesOf } from './namesOf';
import { parseOption } from './parseOption';

const usage = `usage: npm create @gd/optimizer [name] -- [--option decay=0.9]… [--folder path] [--yes]

  name       like my-optimizer or @me/my-optimizer
  --option   a hyper-parameter and its default; may be repeated
  --folder   where to create it; by default a folder of that name here
  --yes      ask nothing
`;
const begin = { name: 'my-optimizer', options: 'learningRate=0.01 decay=0.9' };

/** Runs the program: parses flags, asks for what they leave open, and writes the files. Returns its exit status. */
export async function run(
  args: readonly string[],
  input: Readable,
  output: Writable,
  error: Writable,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        option: { type: 'string', multiple: true },
        folder: { type: 'string' },
        yes: { type: 'boolean', short: 'y' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      output.write(usage);
      return 0;
    }
    if (positionals.length > 1)
      throw new Error(
        `create-optimizer: more than one name — came ${positionals.join(', ')}; npm passes on only flags after --`,
      );
    let name = values.name ?? positionals[0];
    if (name !== undefined) namesOf(name);
    let options = values.option?.join(' ');
    if (values.yes) {
      name ??= begin.name;
      options ??= begin.options;
    }
    const questions = [
      name === undefined && { text: 'What is its name?', begin: begin.name, check: namesOf },
      options === undefined && { text: 'Which options does it have?', begin: begin.options, check: optionsOf },
    ].filter((question) => question !== false);
    const answers = questions.length === 0 ? [] : await ask(questions, input, output);
    name ??= answers.shift()!;
    options ??= answers.shift()!;

    const { folder } = values;
    const made = createOptimizer({ name, options: optionsOf(options), ...(folder !== undefined && { folder }) });
    output.write(`${made.files.map((file) => `  ${file}`).join('\n')}\n\n`);
    output.write(`  cd ${relative(process.cwd(), made.folder) || '.'}\n  npm install\n  npm test\n\n`);
    output.write(
      `Its tests pass already. Write your rule in src/${namesOf(name).function}.ts; README.md lists what to do next.\n`,
    );
    return 0;
  } catch (caught) {
    const said = caught instanceof Error ? caught.message : String(caught);
    error.write(`${said.startsWith('create-optimizer') ? said : `create-optimizer: ${said}\n\n${usage}`}\n`);
    return 1;
  }
}

function optionsOf(text: string) {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(parseOption);
}
