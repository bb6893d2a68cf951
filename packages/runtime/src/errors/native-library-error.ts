/** A native library, or Koffi's own native part, cannot be loaded or lacks an export. */
export class NativeLibraryError extends Error {
  override readonly name = "NativeLibraryError";
  /** The package or the file that is missing. */
  readonly library: string;

  constructor(message: string, library: string, options?: ErrorOptions) {
    super(message, options);
    this.library = library;
  }
}
