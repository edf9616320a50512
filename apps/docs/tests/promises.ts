/** What a snippet promises about its output: the words after each `// →`. */
export function promisesOf(code: string): string[] {
  return code.split('\n').flatMap((line) => {
    const at = line.indexOf('// →');
    return at < 0 ? [] : [line.slice(at + '// →'.length).trim()];
  });
}

const token = /[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?|\p{L}+/giu;

/**
 * Whether output matches what was promised: every number and word of the promise occurs in it, in order. A number may
 * differ in digits that the promise does not write: 2.9193 matches 2.92.
 */
export function keeps(output: string, promise: string): boolean {
  const said = output.match(token) ?? [];
  let next = 0;
  for (const wanted of promise.match(token) ?? []) {
    while (next < said.length && !same(said[next] ?? '', wanted)) next += 1;
    if (next === said.length) return false;
    next += 1;
  }
  return true;
}

function same(said: string, wanted: string): boolean {
  const number = read(wanted);
  if (Number.isNaN(number)) return said.toLowerCase() === wanted.toLowerCase();
  const [mantissa = '', exponent = '0'] = wanted.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const room = decimals > 0 ? 0.5 * 10 ** (Number(exponent) - decimals) : 1e-4 * Math.max(1, Math.abs(number));
  return Math.abs(read(said) - number) <= room * 1.001;
}

const read = (text: string) => Number(text.replace('−', '-').replaceAll(',', ''));
