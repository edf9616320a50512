import MDXComponents from '@theme-original/MDXComponents';
import { Challenge } from '../components/Challenge/Challenge';
import { Hint } from '../components/Challenge/Hint';
import { Solution } from '../components/Challenge/Solution';
import { Fact } from '../components/Fact/Fact';
import { Fold } from '../components/Fold/Fold';
import { Predict } from '../components/Predict/Predict';
import { Recall } from '../components/Recall/Recall';
import { SayItBack } from '../components/SayItBack/SayItBack';
import { Snippet } from '../components/Snippet/Snippet';

/** The components that every lesson can use without an import. */
export default { ...MDXComponents, Challenge, Fact, Fold, Hint, Predict, Recall, SayItBack, Snippet, Solution };
