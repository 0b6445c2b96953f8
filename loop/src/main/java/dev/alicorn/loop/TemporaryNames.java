package dev.alicorn.loop;

import java.util.concurrent.ThreadLocalRandom;

/** Names of temporary files that are hardly there yet. Any thread. */
final class TemporaryNames {
  /** What a template ends in. */
  static final String PLACE = "XXXXXX";

  /** How often a name may be taken before it is given up. */
  static final int ATTEMPTS = 100;

  /** The mode of a temporary file. */
  static final int OWNER_ONLY = 0600;

  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private TemporaryNames() {}

  /** A name by chance; that it is free is for who opens it to find out. */
  static String next(String template) {
    StringBuilder name = new StringBuilder(template);
    for (int i = template.length() - PLACE.length(); i < template.length(); i++) {
      int chosen = ThreadLocalRandom.current().nextInt(LETTERS.length());
      name.setCharAt(i, LETTERS.charAt(chosen));
    }
    return name.toString();
  }
}
