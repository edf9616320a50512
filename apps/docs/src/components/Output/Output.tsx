import type { Item, TextItem } from '../../runner/protocol';
import { HeatView } from './HeatView';
import { ImageView } from './ImageView';
import { MapView } from './MapView';
import styles from './Output.module.css';
import { PathView } from './PathView';
import { PlotView } from './PlotView';
import { TableView } from './TableView';
import { TextView } from './TextView';

const together = 100;

/** Everything that a snippet has printed, in order; consecutive lines of text are drawn as one block. */
export function Output({ items }: { items: readonly Item[] }) {
  return (
    <div className={styles.output}>
      {groups(items).map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of output have no other name than their number
        <Piece key={i} group={group} />
      ))}
    </div>
  );
}

function Piece({ group }: { group: readonly [Item, ...Item[]] }) {
  const [item] = group;
  switch (item.kind) {
    case 'text':
      return <TextView items={group as readonly TextItem[]} />;
    case 'note':
      return <p className={styles.note}>{item.text}</p>;
    case 'table':
      return <TableView item={item} />;
    case 'plot':
      return <PlotView item={item} />;
    case 'path':
      return <PathView item={item} />;
    case 'map':
      return <MapView item={item} />;
    case 'heat':
      return <HeatView item={item} />;
    case 'image':
      return <ImageView item={item} />;
    case 'slider':
      return null;
  }
}

function groups(items: readonly Item[]): [Item, ...Item[]][] {
  const all: [Item, ...Item[]][] = [];
  for (const item of items) {
    const last = all.at(-1);
    const [first] = last ?? [];
    const joins =
      item.kind === 'text' && first?.kind === 'text' && first.level === item.level && (last?.length ?? 0) < together;
    if (joins) last?.push(item);
    else all.push([item]);
  }
  return all;
}
