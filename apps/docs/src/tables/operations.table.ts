import calls from 'gd:calls';
import * as operations from 'gd:operations';
import { operationRows } from './operationRows';

/** The results of running every operation of the library. */
export default operationRows(operations, calls);
