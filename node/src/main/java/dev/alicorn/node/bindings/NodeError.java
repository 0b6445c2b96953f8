package dev.alicorn.node.bindings;

/** A failure with a code of Node's own, such as ERR_METHOD_NOT_IMPLEMENTED. Any thread. */
public final class NodeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * One with what its error class takes first: for most the message, for some the name of a
   * function.
   */
  public NodeError(String code, String argument) {
    super(argument);
    this.code = code;
  }

  /** Node's code. */
  public String code() {
    return code;
  }
}
