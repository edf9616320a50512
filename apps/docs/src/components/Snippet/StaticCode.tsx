import clsx from 'clsx';
import { Highlight } from 'prism-react-renderer';
import { inkTheme } from '../../inkTheme';
import styles from './Snippet.module.css';

/** Highlighted code with line numbers, in the page before any script has loaded. */
export function StaticCode({ code, name, errorLine }: { code: string; name: string; errorLine?: number | undefined }) {
  return (
    <Highlight code={code.trimEnd()} language="typescript" theme={inkTheme}>
      {({ tokens, getTokenProps }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled with the keys
        // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark for every snippet
        <div className={styles.code} role="group" tabIndex={0} aria-label={`Code of ${name}`}>
          <pre className={styles.pre}>
            {tokens.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of code is known by its number
              <span key={i} className={clsx(styles.line, i + 1 === errorLine && styles.wrongLine)}>
                <span className={styles.content}>
                  {line.map((token, k) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a token is known by its place
                    <span key={k} style={getTokenProps({ token }).style}>
                      {token.content}
                    </span>
                  ))}
                  {'\n'}
                </span>
              </span>
            ))}
          </pre>
        </div>
      )}
    </Highlight>
  );
}
