package dev.alicorn.dns;

import java.util.List;

/**
 * A record of an answer.
 *
 * @param type its type's name, such as "MX"
 * @param ttl how long it may be kept, in seconds
 * @param fields its data in the order of its RFC: texts, numbers as {@code Integer} or {@code
 *     Double}, and {@code byte[]}
 */
public record DnsRecord(String type, long ttl, List<Object> fields) {}
