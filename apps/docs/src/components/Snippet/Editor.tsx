import { useEffect, useRef } from 'react';
import type { ReaderError } from '../../runner/protocol';
import type { EditorHandle } from './createEditor';
import { createEditor } from './createEditor';
import styles from './Snippet.module.css';

export interface EditorProps {
  code: string;
  name: string;
  error?: ReaderError | undefined;
  onChange(code: string): void;
  onRun(): void;
  /** Whether to take the focus at once, after a press on Edit. */
  focus: boolean;
}

/** The code editor, loaded only when somebody wants to edit. */
export default function Editor({ code, name, error, onChange, onRun, focus }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later code arrives through `setCode`
  useEffect(() => {
    if (!place.current) return;
    const made = createEditor(place.current, code, `Code of ${name}`, {
      onChange: (text) => latest.current.onChange(text),
      onRun: () => latest.current.onRun(),
    });
    editor.current = made;
    if (focus) made.focus();
    return () => made.destroy();
  }, []);
  useEffect(() => editor.current?.setCode(code), [code]);
  useEffect(() => editor.current?.setError(error), [error]);
  return (
    <>
      <div ref={place} className={styles.editor} />
      <p className={styles.keys}>
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs · <kbd>Tab</kbd> leaves the editor, <kbd>F2</kbd> makes it indent
      </p>
    </>
  );
}
