/** The few names of preact.js that the staff pages use. */
export type VNode = { readonly type: unknown };
export type Child = VNode | string | number | boolean | null | undefined | Child[];
export type Ref<T> = { current: T };
export function h(type: unknown, props: object | null, ...children: Child[]): VNode;
export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode;
export function render(vnode: VNode, into: Element): void;
export type Context<T> = { Provider: (props: { value: T; children?: Child }) => VNode };
export function createContext<T>(value: T): Context<T>;
export function useContext<T>(context: Context<T>): T;
export function useState<T>(first: T | (() => T)): [T, (next: T | ((before: T) => T)) => void];
export function useEffect(run: () => void | (() => void), on?: unknown[]): void;
export function useLayoutEffect(run: () => void | (() => void), on?: unknown[]): void;
export function useRef<T>(first: T): Ref<T>;
export function useMemo<T>(make: () => T, on?: unknown[]): T;
export function useCallback<T>(run: T, on?: unknown[]): T;
export function useErrorBoundary(report?: (error: unknown) => void): [unknown, () => void];
