package dev.alicorn.loop;

import java.util.ArrayList;
import java.util.List;

/** Posts that note their names when they are delivered. */
final class Deliveries {
  private final List<String> names = new ArrayList<>();

  PostQueue.Post post(String name) {
    return new PostQueue.Post() {
      @Override
      void deliver() {
        names.add(name);
      }
    };
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }
}
