package dev.alicorn.dns;

import java.util.List;

/** Called once for each question, on the loop's thread and never inside the call that asked. */
@FunctionalInterface
public interface AnswerCallback {
  /**
   * The question ended.
   *
   * @param records what the server answered, aliases on the way included; empty on failure
   */
  void onAnswer(DnsStatus status, List<DnsRecord> records);
}
