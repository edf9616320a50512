import type { DType, Shape, Tensor } from '@gd/core';
import { DenseTensor, sizeOf } from '@gd/core/extend';
import type { Executable, Memory } from './backends/backend';
import { bytesOf } from './graph/kernel';
import type { Place } from './handle';
import { Handle } from './handle';
import { align } from './passes/planMemory';
import type { Tree } from './trace/tree';
import { lifted, mapTensors, mapTree } from './trace/tree';

/** The address of a tensor in a memory. */
export class Slot {
  /** Its number, if the host keeps it: a float64 for a backend without float64. */
  host: Float64Array | undefined;

  constructor(
    /** The path in its tree. */
    readonly path: string,
    readonly shape: Shape,
    readonly dtype: DType,
    public address: number,
  ) {}
}

/** The name of a tensor in a donated tree. */
export const pathOf = (name: string, path: string): string => (path === '' ? name : `${name}.${path}`);

/** The number of a call. */
export interface Mark {
  call: number;
}

/** A donated tree: it stays at addresses that never change, and each run replaces its numbers. */
export class Resident implements Place {
  /** The call that wrote it last; the program that made the call shares this object among all trees that it wrote. */
  mark: Mark = { call: 0 };
  /** The handle that refers to the current tree, if one was returned. */
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

  /** Whether a value is the handle that refers to the current tree. */
  matches(thing: unknown): boolean {
    return thing instanceof Handle && thing === this.current && thing.call === this.call;
  }

  handle(): Handle {
    if (this.current?.call !== this.call) this.current = new Handle(this, this.call);
    return this.current!;
  }

  /** Writes other numbers in its place; if a live handle refers to the old ones, they are saved first. */
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
   * Matches the tensors of another tree to slots.
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
      if (slot === undefined || found.has(slot)) return check(path, 'is new');
      const { shape, dtype } = lifted(leaf);
      const isSame = dtype === slot.dtype && String(shape) === String(slot.shape);
      check(path, isSame ? undefined : `was ${slot.dtype}[${slot.shape}] and is now ${dtype}[${shape}]`);
      return found.set(slot, lifted(leaf));
    });
    for (const [path, slot] of this.slots) check(path, found.has(slot) ? undefined : 'is missing');
    return found;
  }
}

/** A program in a shared memory. */
export interface Tenant {
  readonly executable: Executable;
  /** Binds it to a memory. */
  bind(memory: Memory): void;
  /** Whether it was dropped for other programs. */
  isGone: boolean;
}

/** Allocates memory; threads that share the work need memory of their own kind. */
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
  /** Resolves when all calls so far are done; rejects if one failed. */
  done: Promise<void> | undefined;
  /** The number of programs added since it was cleared; each needs its own range of memory. */
  added = 0;
  readonly residents = new Map<string, Resident>();
  readonly tenants = new Set<T>();
  /** The first byte after the residents. */
  private base: number;

  constructor(
    readonly host: Host,
    readonly key: string,
  ) {
    this.base = host.alignment;
    this.end = this.base;
  }

  /** Whether a tree of this signature is here under this name, or may be added. */
  fits(name: string, signature: string): boolean {
    return (this.residents.get(name)?.signature ?? signature) === signature;
  }

  /** The donated tree of this name; a new one gets addresses. */
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

  /** Adds a program that was placed at `end`. */
  add(tenant: T, leastBytes = 0): void {
    const { memoryBytes, end } = tenant.executable;
    if (this.memory === undefined) this.memory = this.host.allocate(Math.max(memoryBytes, leastBytes));
    else if (this.memory.bytes < memoryBytes) this.relocate(memoryBytes);
    tenant.bind(this.memory);
    this.tenants.add(tenant);
    this.added++;
    this.end = end;
  }

  /** Drops all programs, so that programs for ever new shapes do not need ever more memory. */
  clear(): void {
    for (const tenant of this.tenants) tenant.isGone = true;
    this.tenants.clear();
    this.added = 0;
    this.end = this.base;
    // other threads may still read control words of the dropped programs
    if (this.host.isShared) this.relocate();
  }

  /** Switches to another memory; callers only have copies. */
  relocate(bytes = this.memory?.bytes): void {
    if (this.memory === undefined) return;
    const next = this.host.allocate(bytes!);
    next.copyFrom(this.memory);
    this.memory = next;
    for (const tenant of this.tenants) tenant.bind(next);
  }

  /** Copies a tree of slots out; with promises in it if the backend reads by promise. */
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
