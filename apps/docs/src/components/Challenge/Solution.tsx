import snippet from '../Snippet/Snippet.module.css';
import { StaticCode } from '../Snippet/StaticCode';

/** One good answer to a challenge, from a ```ts solution fence. */
export function Solution({ code }: { code: string }) {
  return (
    <div className={snippet.snippet}>
      <StaticCode code={code} name="a solution" />
    </div>
  );
}
