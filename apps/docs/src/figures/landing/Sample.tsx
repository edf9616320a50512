import { Highlight } from 'prism-react-renderer';
import type { ReactNode } from 'react';
import { inkTheme } from '../../inkTheme';
import styles from './landing.module.css';

/** Highlighted code to read. */
export function Sample({ code, name }: { code: string; name: string }): ReactNode {
  return (
    <Highlight code={code} language="typescript" theme={inkTheme}>
      {({ tokens, getTokenProps }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled with the keys
        <section className={styles.code} tabIndex={0} aria-label={name}>
          <pre>
            {tokens.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of code is known by its number
              <span key={i}>
                {line.map((token, k) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a token is known by its place
                  <span key={k} style={getTokenProps({ token }).style}>
                    {token.content}
                  </span>
                ))}
                {'\n'}
              </span>
            ))}
          </pre>
        </section>
      )}
    </Highlight>
  );
}
