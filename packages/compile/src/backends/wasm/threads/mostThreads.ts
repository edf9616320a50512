/** The most threads that share a step: the words of a part fit a cache line, and code grows with each. */
export const maxThreads = 8;
