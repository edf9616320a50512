import type { Layer } from '@gd/core';
import { convolution2d, dense, dropout, flatten, maxPooling2d, random, relu, sequential } from '@gd/core';
import { mse } from '@gd/losses';
import { adam, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile';
import { allocateMemory } from '../allocateMemory';
import { hostImports } from '../kernels/hostImports';
import type { WasmProgram } from '../program';
import { emitProgram, read, start, writeConstants } from '../program';
import { emitShared } from './emitShared';

const stream = random(6);

function programOf(model: Layer, inputShape: number[]): WasmProgram {
  const optimizer = adam();
  const step = compile(gradientStep({ objective: modelObjective(model, mse), optimizer }));
  const { weights, buffers = {} } = model.init(random(1), inputShape);
  const batch = { inputs: stream.normal([32, ...inputShape]), targets: stream.normal([32, 10]) };
  const options = resolveOptions(optimizer.options, 1);
  step({ weights, buffers, state: optimizer.init(weights), options, t: 1, batch, rng: random(2) });
  return emitProgram(step.programs[0]!);
}

const models: [string, () => WasmProgram][] = [
  ['dense layers', () => programOf(sequential(dense(96), relu, dropout(0.2), dense(10)), [100])],
  [
    'images',
    () => programOf(sequential(convolution2d(8, 3), relu, maxPooling2d(2), flatten(), dense(10)), [14, 14, 1]),
  ],
];

describe.each(models)('a shared program of %s', (_, make) => {
  const program = make();
  const { memoryBytes, plan, graph, control } = program;
  const given = new Float32Array(stream.uniform([memoryBytes / 4], { low: 0.1, high: 0.9 }).data);
  const outputs = (memory: WebAssembly.Memory) =>
    graph.outputs.map((node) => read(memory, plan.addresses.get(node)!, node));

  it.each([1, 2, 3, 4])('gives the same bits in %i parts, whichever thread runs them', (threads) => {
    const alone = allocateMemory(memoryBytes);
    new Float32Array(alone.buffer).set(given);
    start(program, alone).run();

    const { bytes, parts } = emitShared(program, threads);
    expect(Math.max(...parts)).toBe(threads);
    const memory = allocateMemory(memoryBytes, true);
    new Float32Array(memory.buffer).set(given);
    const imports = { host: { memory, ...hostImports } as never };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
    writeConstants(program, memory);
    const words = new Int32Array(memory.buffer, control, 16 * (1 + parts.length)).fill(0);
    words[0] = 1;
    expect((exports.work as (member: number, patience: number) => number)(0, 10)).toBe(1);
    expect(outputs(memory)).toEqual(outputs(alone));
  });
});
