/** All operations of @gd/core's barrel: made by scripts/bundle.mjs. */
declare module 'gd:operations' {}

/** What operations of unusual arguments are called with, from the cases beside them: made by scripts/bundle.mjs. */
declare module 'gd:calls' {
  const calls: Readonly<Record<string, readonly (readonly unknown[])[]>>;
  export default calls;
}

/** What optimizers claim, from the claims beside each: made by scripts/bundle.mjs. */
declare module 'gd:claims' {
  const claimed: Readonly<Record<string, { folder: string; subject: import('@gd/optim/testing').Subject }>>;
  export default claimed;
}

/** What the tables found out: made by scripts/prepare.mjs. */
declare module '@site/.prepared/operations.json' {
  const made: { rows: readonly import('./operationRows').OperationRow[] };
  export default made;
}
declare module '@site/.prepared/conformance.json' {
  const made: { rows: readonly import('./conformanceRow').ConformanceRow[] };
  export default made;
}
