export type Bytes = Uint8Array<ArrayBuffer>;
export type MaybePromise<Value> = Value | Promise<Value>;
