import type { DType, Shape, Tensor } from '@gd/core';
import { DenseTensor, sizeOf } from '@gd/core/extend';
import type { Executable, Memory } from './backends/backend';
import { bytesOf } from './graph/kernel';
import type { Place } from './handle';
import { Handle } from './handle';
import { align } from './passes/planMemory';
import type { Tree } from './trace/tree';
import { lifted, mapTensors, mapTree } from './trace/tree';

/** Where a tensor lies in a memory. */
export class Slot {
  /** Its number, where the host keeps it: a float64 of a backend that has none. */
  host: Float64Array | undefined;

  constructor(
    /** The path in its tree. */
    readonly path: string,
    readonly shape: Shape,
    readonly dtype: DType,
    public address: number,
  ) {}
}

/** What a tensor in a donated tree is called. */
export const pathOf = (name: string, path: string): string => (path === '' ? name : `${name}.${path}`);

/** Which call it was. */
export interface Mark {
  call: number;
}

/** A donated tree: it lives at addresses that never change, and each run replaces it. */
export class Resident implements Place {
  /** Says which call wrote it last: that of the program which did, shared with all that it wrote. */
  mark: Mark = { call: 0 };
  /** The handle that stands for it, if it was handed out. */
  current: Handle | undefined;

  constructor(
    readonly home: Home,
    readonly name: string,
    readonly signature: string,
    readonly tree: Tree,
    private readonly slots: ReadonlyMap<string, Slot>,
  ) {}

  get call(): number {
    return this.mark.call;
  }

  /** Whether a thing is the handle that stands for the tree as it is now. */
  matches(thing: unknown): boolean {
    return thing instanceof Handle && thing === this.current && thing.call === this.call;
  }

  handle(): Handle {
    if (this.current?.call !== this.call) this.current = new Handle(this, this.call);
    return this.current!;
  }

  /** Puts other numbers in its place; those that a handle still stands for are saved first. */
  load(given: Tree): void {
    const found = this.match(given);
    if (this.current?.call === this.call) this.current.copy = this.home.copyOut(this.tree);
    this.current = undefined;
    this.mark = { call: ++this.home.calls };
    this.home.mark = undefined;
    for (const [{ address, host }, tensor] of found) {
      if (host === undefined) this.home.memory!.write(address, tensor);
      else host.set(tensor.data);
    }
  }

  /**
   * The tensors of another tree, each with its slot.
   *
   * throws  when it has other names, shapes or dtypes
   */
  match(given: Tree): Map<Slot, Tensor> {
    const found = new Map<Slot, Tensor>();
    const check = (path: string, problem: string | undefined): void => {
      if (problem === undefined) return;
      throw new RangeError(
        `compile: ${pathOf(this.name, path)} ${problem} — a donated tree keeps its names, shapes and dtypes`,
      );
    };
    mapTensors(given, (leaf, path) => {
      const slot = this.slots.get(path);
      if (slot === undefined || found.has(slot)) return check(path, 'was not there before');
      const { shape, dtype } = lifted(leaf);
      const isSame = dtype === slot.dtype && String(shape) === String(slot.shape);
      check(path, isSame ? undefined : `was ${slot.dtype}[${slot.shape}] and is now ${dtype}[${shape}]`);
      return found.set(slot, lifted(leaf));
    });
    for (const [path, slot] of this.slots) check(path, found.has(slot) ? undefined : 'is missing');
    return found;
  }
}

/** A program that lives in a home. */
export interface Tenant {
  readonly executable: Executable;
  /** Goes to work in a memory. */
  bind(memory: Memory): void;
  /** Whether others took its place. */
  isGone: boolean;
}

/** Gives memory to homes; threads that share the work bring memory of their own. */
export interface Host {
  allocate(bytes: number): Memory;
  readonly isShared: boolean;
  readonly alignment: number;
}

/** A memory with the donated trees of one kind, if any, and the programs that share it. */
export class Home<T extends Tenant = Tenant> {
  calls = 0;
  /** The mark of the program that ran last. */
  mark: Mark | undefined;
  memory: Memory | undefined;
  /** Where the next program begins. */
  end: number;
  /** Resolves when what was called so far is done; rejects when it failed. */
  done: Promise<void> | undefined;
  /** How many programs were added since it was cleared: each takes memory of its own. */
  added = 0;
  readonly residents = new Map<string, Resident>();
  readonly tenants = new Set<T>();
  /** The first byte behind the residents. */
  private base: number;

  constructor(
    readonly host: Host,
    readonly key: string,
  ) {
    this.base = host.alignment;
    this.end = this.base;
  }

  /** Whether a tree of this signature lives here under this name, or may come to. */
  fits(name: string, signature: string): boolean {
    return (this.residents.get(name)?.signature ?? signature) === signature;
  }

  /** The donated tree of this name, given a place when it is new. */
  resident(name: string, signature: string, given: Tree): Resident {
    let resident = this.residents.get(name);
    if (resident !== undefined) return resident;
    const slots = new Map<string, Slot>();
    const tree = mapTensors(given, (leaf, path) => {
      if (typeof leaf === 'number')
        throw new TypeError(
          `compile: ${pathOf(name, path)} is the number ${leaf} — a donated tree is made of tensors; tensor(${leaf})?`,
        );
      const { shape, dtype } = leaf;
      const address = this.end;
      this.end += align(Math.max(1, sizeOf(shape) * bytesOf(dtype)), this.host.alignment);
      const slot = new Slot(path, shape, dtype, address);
      slots.set(path, slot);
      return slot;
    });
    this.base = this.end;
    resident = new Resident(this, name, signature, tree, slots);
    this.residents.set(name, resident);
    return resident;
  }

  /** Takes in a program that was placed at `end`. */
  add(tenant: T, leastBytes = 0): void {
    const { memoryBytes, end } = tenant.executable;
    if (this.memory === undefined) this.memory = this.host.allocate(Math.max(memoryBytes, leastBytes));
    else if (this.memory.bytes < memoryBytes) this.relocate(memoryBytes);
    tenant.bind(this.memory);
    this.tenants.add(tenant);
    this.added++;
    this.end = end;
  }

  /** Forgets all programs, so that programs of ever new shapes do not take ever more memory. */
  clear(): void {
    for (const tenant of this.tenants) tenant.isGone = true;
    this.tenants.clear();
    this.added = 0;
    this.end = this.base;
    // other threads may still look at the words of what was there
    if (this.host.isShared) this.relocate();
  }

  /** Goes to another memory; what others have are copies. */
  relocate(bytes = this.memory?.bytes): void {
    if (this.memory === undefined) return;
    const next = this.host.allocate(bytes!);
    next.copyFrom(this.memory);
    this.memory = next;
    for (const tenant of this.tenants) tenant.bind(next);
  }

  /** Copies a tree of slots out; promises stand in it where the backend answers by promise. */
  copyOut(tree: Tree): Tree {
    return mapTree(tree, (thing) => {
      if (!(thing instanceof Slot)) return thing;
      const { address, shape, dtype, host } = thing;
      return host === undefined
        ? this.memory!.read(address, shape, dtype)
        : new DenseTensor(shape, dtype, host.slice());
    });
  }
}
