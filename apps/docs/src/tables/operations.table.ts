import calls from 'gd:calls';
import * as operations from 'gd:operations';
import { operationRows } from './operationRows';

/** Every operation of the library: what came of running it. */
export default operationRows(operations, calls);
