import type { OptionBeginning } from './parseOption';

/** The parts of the template that depend on the options. */
export type Rule = Readonly<Record<string, string>>;

/**
 * The rule of a new package, as lines of code: the gradient passes through one running average for each option, and a
 * step follows the sign of the last average.
 *
 *     m      ← decay · m + (1 − decay) · grad        an option below 1
 *     m      ← m + (grad − m) / steps                an option from 1 on
 *     update = −learningRate · sign(m)
 */
export function ruleOf(rate: OptionBeginning, averages: readonly OptionBeginning[]): Rule {
  const m = (i: number) => (averages.length === 1 ? 'm' : `m${i + 1}`);
  const last = averages.length === 0 ? 'grad' : m(averages.length - 1);
  const each = (write: (option: OptionBeginning, own: string, before: string) => string, between = '\n') =>
    averages.map((option, i) => write(option, m(i), i === 0 ? 'grad' : m(i - 1))).join(between);
  const keeps = ({ range }: OptionBeginning) => range === '[0, 1)';
  const names = averages.map((_, i) => m(i));
  const given = (share: number, steps: number) =>
    averages.map((option) => `, ${option.name}: ${keeps(option) ? share : steps}`).join('');
  const away = (value: number, taken: number) => (value === taken ? value * 1.25 : value);

  const steps = each(({ name, ...option }, own, before) =>
    keeps({ name, ...option })
      ? `const ${own} = add(mul(state.${own}, options.${name}), mul(${before}, sub(1, options.${name})));`
      : `const ${own} = add(state.${own}, div(sub(${before}, state.${own}), options.${name}));`,
  );
  const next = names.length === 0 ? 'state' : `state: { ${names.join(', ')} }`;
  const answer = `return { update: mul(sign(${last}), neg(options.learningRate)), ${next} };`;
  const zero = names.length === 0 ? '' : 'zeros(weight.shape, weight.dtype)';
  const init =
    names.length === 0
      ? 'init: () => ({}),'
      : `init: (weight) => ({ ${names.map((name) => `${name}: ${zero}`).join(', ')} }),`;
  const used = ['add', 'div', 'mul', 'neg', 'sign', 'sub', 'zeros'];
  const code = [init, steps, answer].join('\n');

  return {
    operations: used.filter((operation) => new RegExp(`\\b${operation}\\(`).test(code)).join(', '),
    learningRate: String(rate.value),
    interface: each((option) =>
      [
        keeps(option)
          ? '/** The decay rate of the running average. */'
          : '/** The number of steps of the running average. */',
        `readonly ${option.name}?: Schedule;`,
      ].join('\n'),
    ),
    stateType: names.length === 0 ? '' : `{ ${names.map((name) => `readonly ${name}: Tensor`).join('; ')} } & `,
    math: each((option, own, before) =>
      keeps(option)
        ? ` *     ${own.padEnd(4)} ← ${option.name} · ${own} + (1 − ${option.name}) · ${before}`
        : ` *     ${own.padEnd(4)} ← ${own} + (${before} − ${own}) / ${option.name}`,
    ),
    heading: last,
    state: names.length === 0 ? 'nothing' : names.join(', '),
    ranges: each(({ name, range, value }) => `${name}: ['${range}', ${value}],`),
    init,
    steps,
    answer,
    table: each(
      (option) =>
        `| \`${option.name}\` | ${option.value} | ${keeps(option) ? 'the decay rate of the running average' : 'the number of steps of the running average'} |`,
    ),
    pathOptions: `{ learningRate: ${away(0.25, rate.value)}${averages.map((option) => `, ${option.name}: ${keeps(option) ? away(0.6, option.value) : away(3, option.value)}`).join('')} }`,
    descentOptions: given(0.1, 1.1),
    byHand: each((option, own, before) =>
      keeps(option)
        ? `state.${own} = options.${option.name} * state.${own} + (1 - options.${option.name}) * ${before === 'grad' ? before : `state.${before}`};`
        : `state.${own} += (${before === 'grad' ? before : `state.${before}`} - state.${own}) / options.${option.name};`,
    ),
    nothing: names.length === 0 ? '{}' : `{ ${names.map((name) => `${name}: 0`).join(', ')} }`,
    headingByHand: last === 'grad' ? 'grad' : `state.${last}`,
  };
}
