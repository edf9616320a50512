import { usePluginData } from '@docusaurus/useGlobalData';
import { writeNumber } from '../../runner/show/writeNumber';
import { useSlug } from '../useSlug';

/** A number in prose, computed by `facts()` of the page's model.ts when the site is built: `<Fact id="steps01" />`. */
export function Fact({ id }: { id: string }) {
  const { facts } = usePluginData('gd') as { facts: Record<string, number | string> };
  const slug = useSlug();
  const value = facts[`${slug}/${id}`];
  if (value === undefined)
    throw new Error(`Fact: '${id}' — facts() of ${slug}/model.ts has no such number: add it there`);
  return <span data-fact={id}>{typeof value === 'number' ? writeNumber(value).replace('-', '−') : value}</span>;
}
