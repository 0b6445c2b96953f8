package dev.alicorn.node.bridge;

/** Takes what JavaScript submitted, one record after the other. Called on the loop thread. */
@FunctionalInterface
public interface SubmissionHandler {
  /**
   * One record.
   *
   * @param kind one of the {@code SUBMIT_} kinds of the layout
   */
  void take(int kind, int a, int b, int c);
}
