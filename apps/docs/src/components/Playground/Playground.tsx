import { useEffect, useState } from 'react';
import controls from '../../css/controls.module.css';
import { Snippet } from '../Snippet/Snippet';
import { packCode, unpackCode } from './shared';
import { starter } from './starter';

/**
 * An editor for the reader's own code, and a link that contains it. Code from a link is shown but never runs by itself.
 */
export function Playground() {
  const [given, setGiven] = useState(starter);
  const [code, setCode] = useState(starter);
  const [word, setWord] = useState('');
  useEffect(() => {
    const read = () => {
      const packed = new URLSearchParams(location.hash.slice(1)).get('code');
      if (!packed) return;
      unpackCode(packed).then(
        (text) => {
          setGiven(text);
          setWord('This code came with the link. Read it first; nothing runs until you press Run.');
        },
        () => setWord('The link is damaged: its code could not be read. Here is a fresh start.'),
      );
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const share = async () => {
    try {
      history.replaceState(null, '', `#code=${await packCode(code)}`);
    } catch (error) {
      return setWord((error as Error).message);
    }
    try {
      await navigator.clipboard.writeText(location.href);
      setWord('The link is copied. The whole program is inside it; nothing was sent anywhere.');
    } catch {
      setWord('The link is in the address bar. The whole program is inside it; nothing was sent anywhere.');
    }
  };
  return (
    <>
      <Snippet key={given} id="playground" code={given} limit="60" editing onCode={setCode} />
      <div className={controls.row}>
        <button type="button" className={controls.button} onClick={() => void share()}>
          Make a link
        </button>
        <span role="status">{word}</span>
      </div>
    </>
  );
}
