import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { ReaderError } from '../../runner/protocol';

export interface EditorHandle {
  focus(): void;
  setCode(code: string): void;
  setError(error: ReaderError | undefined): void;
  destroy(): void;
}

const ink = (name: string) => `var(--gd-code-${name})`;

const colors = HighlightStyle.define([
  { tag: [tags.comment], color: ink('comment'), fontStyle: 'italic' },
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: ink('keyword') },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: ink('string') },
  { tag: [tags.number], color: ink('number') },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: ink('function') },
  { tag: [tags.typeName, tags.className], color: ink('type') },
  { tag: [tags.punctuation, tags.operator], color: ink('quiet') },
]);

/** Creates the editor. Tab moves to the next control, as everywhere on the page, until F2 lets it indent code. */
export function createEditor(
  parent: HTMLElement,
  code: string,
  label: string,
  { onChange, onRun }: { onChange(code: string): void; onRun(): void },
): EditorHandle {
  const tab = new Compartment();
  let indents = false;
  // code set from outside must not be reported back
  let telling = true;
  const toggleTab = (view: EditorView) => {
    indents = !indents;
    view.dispatch({ effects: tab.reconfigure(indents ? keymap.of([indentWithTab]) : []) });
    return true;
  };
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run },
            { key: 'F2', run: toggleTab },
          ]),
        ),
        tab.of([]),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        syntaxHighlighting(colors),
        javascript({ typescript: true }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off', spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && telling) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    setCode(next) {
      const now = view.state.doc.toString();
      if (next === now) return;
      telling = false;
      view.dispatch({ changes: { from: 0, to: now.length, insert: next } });
      telling = true;
    },
    setError(error) {
      const { doc } = view.state;
      const line = error?.line && error.line <= doc.lines ? doc.line(error.line) : undefined;
      const marks =
        line && error ? [{ from: line.from, to: line.to, severity: 'error' as const, message: error.message }] : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    destroy: () => view.destroy(),
  };
}
