// Reports for check.mjs, after a run of vitest: for each file its project, its seconds, and what passed and failed.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class PartReporter {
  onInit(vitest) {
    this.vitest = vitest;
  }

  onTestRunEnd(modules, errors) {
    const summary = { files: modules.map(summaryOf), errors: errors.map(messageOf) };
    writeFileSync(this.vitest.config.outputFile, JSON.stringify(summary));
  }
}

function summaryOf(module) {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  const tests = [...module.children.allTests()];
  const failing = [module, ...module.children.allSuites(), ...tests].flatMap((task) => failuresOf(task));
  return {
    project: module.project.name,
    file: module.relativeModuleId,
    seconds: (collectDuration + setupDuration + duration) / 1000,
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failures: failing.map(([title, message]) => ({ title, message })),
  };
}

/** A test that did not run counts as a failure, too. */
function failuresOf(task) {
  const title = task.type === 'module' ? '' : task.fullName;
  if (task.type !== 'test') return task.errors().map((error) => [title, messageOf(error)]);
  const { state, errors = [] } = task.result();
  if (state === 'passed') return [];
  return [[title, errors.length > 0 ? errors.map(messageOf).join('\n') : 'did not run, which counts as failed']];
}

function messageOf({ name, message, stacks }) {
  const [at] = stacks ?? [];
  return `${name ?? 'Error'}: ${message}${at === undefined ? '' : `\nat ${relative('', at.file)}:${at.line}`}`;
}
