import type { ImageItem } from '../../runner/protocol';
import { bitmap } from './bitmap';
import styles from './Output.module.css';

/** Small gray images side by side, dark ink on light paper. */
export function ImageView({ item: { images } }: { item: ImageItem }) {
  const size = images.length > 12 ? 56 : images.length > 1 ? 84 : 160;
  return (
    <div className={styles.images}>
      {images.map(({ width, height, pixels, label }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no other name than their number
        <figure key={i}>
          <img
            className={styles.picture}
            src={bitmap(width, height, pixels)}
            width={size}
            height={Math.round((size * height) / Math.max(1, width))}
            alt={label || `Picture ${i + 1} of ${images.length}, ${width} by ${height} pixels`}
          />
          {label && <figcaption>{label}</figcaption>}
        </figure>
      ))}
    </div>
  );
}
