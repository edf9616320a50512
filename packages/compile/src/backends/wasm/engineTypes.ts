// `WebAssembly.Memory` and `.Module`, written so that the declarations of this package also compile without the DOM's types

/** The type of a class of WebAssembly; any object where the program's types do not include WebAssembly. */
type Engine<Name extends string> = typeof globalThis extends {
  readonly WebAssembly: { readonly [name in Name]: { readonly prototype: infer Instance } };
}
  ? Instance
  : object;

/** A memory of WebAssembly. */
export type EngineMemory = Engine<'Memory'>;

/** A compiled module of WebAssembly. */
export type EngineModule = Engine<'Module'>;
