import { memo } from 'react';
import type { Item, TextItem } from '../../runner/protocol';
import { HeatView } from './HeatView';
import { ImageView } from './ImageView';
import { MapView } from './MapView';
import styles from './Output.module.css';
import { PathView } from './PathView';
import { PlotView } from './PlotView';
import { TableView } from './TableView';
import { TextView } from './TextView';

/** Lines and letters of a block; blocks that nobody looks at cost no layout. */
const together = { lines: 100, letters: 10_000 };

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

/** Output only ever grows, so what is there once stays as it is. */
const Piece = memo(DrawnPiece, ({ group: before }, { group: after }) => {
  return before.length === after.length && before[0] === after[0];
});

function DrawnPiece({ group }: { group: readonly [Item, ...Item[]] }) {
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
  let letters = 0;
  for (const item of items) {
    const last = all.at(-1);
    const [first] = last ?? [];
    if (item.kind === 'text') letters += item.text.length;
    const isLike = item.kind === 'text' && first?.kind === 'text' && first.level === item.level;
    if (isLike && (last?.length ?? 0) < together.lines && letters <= together.letters) last?.push(item);
    else {
      all.push([item]);
      letters = item.kind === 'text' ? item.text.length : 0;
    }
  }
  return all;
}
