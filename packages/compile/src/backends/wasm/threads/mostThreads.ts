/**
 * The maximum number of threads that share a step: the words of a part fit in a cache line, and code grows with each
 * thread.
 */
export const maxThreads = 8;
