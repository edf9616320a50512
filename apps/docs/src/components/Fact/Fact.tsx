import { usePluginData } from '@docusaurus/useGlobalData';
import { writeNumber } from '../../runner/show/writeNumber';

/** A number in prose, computed by a figure's model when the site was built: `<Fact id="boots.steps01" />`. */
export function Fact({ id }: { id: string }) {
  const { facts } = usePluginData('gd') as { facts: Record<string, number | string> };
  const value = facts[id];
  if (value === undefined)
    throw new Error(`Fact: '${id}' — no model has it; there is ${Object.keys(facts).join(', ')}`);
  return <span data-fact={id}>{typeof value === 'number' ? writeNumber(value).replace('-', '−') : value}</span>;
}
