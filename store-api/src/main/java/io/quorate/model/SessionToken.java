package io.quorate.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What a session knows: for each group the incarnation and revision that it has seen. Immutable;
 * portable as {@link #text}, from one program to another and over restarts. A read that carries it
 * is answered by no replica that knows less, in any region and after any failover.
 *
 * <p>The text is {@code q1.} and base64url of: the cluster (a checksum of its id, 4 bytes), for
 * each group the length of its name and the name, the incarnation and the revision, all numbers 7
 * bits to a byte, and a checksum of all that. It names groups and no keys or values.
 */
public final class SessionToken {

  /** Knows of nothing, so that any replica may answer. */
  public static final SessionToken EMPTY = new SessionToken(0, new TreeMap<>());

  private static final String VERSION = "q1.";
  private static final int TEXT_LENGTH_MAX = 8_192;
  private static final int CHECKSUM_BYTES = 4;

  /**
   * What is known of one group.
   *
   * @param incarnation as of {@link Origin#incarnation}
   */
  public record Seen(int incarnation, Revision revision) {

    private Seen later(Seen other) {
      int order = Integer.compare(incarnation, other.incarnation);
      order = order == 0 ? revision.compareTo(other.revision) : order;
      return order >= 0 ? this : other;
    }
  }

  private final int cluster;
  private final SortedMap<String, Seen> groups;

  private SessionToken(int cluster, SortedMap<String, Seen> groups) {
    this.cluster = cluster;
    this.groups = Collections.unmodifiableSortedMap(groups);
  }

  /** What a client knows that was given this receipt. */
  public static SessionToken of(Receipt receipt) {
    return EMPTY.with(receipt);
  }

  /**
   * What a session knows after one more answer.
   *
   * @throws IllegalArgumentException where the answer is of another cluster
   */
  public SessionToken with(Receipt receipt) {
    TreeMap<String, Seen> one = new TreeMap<>();
    one.put(receipt.group(), new Seen(receipt.incarnation(), receipt.revision()));
    return with(new SessionToken(mark(receipt.origin().clusterId()), one));
  }

  /**
   * What two sessions know together.
   *
   * @throws IllegalArgumentException where they are of two clusters
   */
  public SessionToken with(SessionToken other) {
    if (other.groups.isEmpty() || other.equals(this)) {
      return this;
    }
    if (groups.isEmpty()) {
      return other;
    }
    if (cluster != other.cluster) {
      throw new IllegalArgumentException("the tokens are of two clusters");
    }
    TreeMap<String, Seen> all = new TreeMap<>(groups);
    other.groups.forEach((group, seen) -> all.merge(group, seen, Seen::later));
    return all.equals(groups) ? this : new SessionToken(cluster, all);
  }

  public SortedMap<String, Seen> groups() {
    return groups;
  }

  /** Whether it is of this cluster, or of none. */
  public boolean isOf(String clusterId) {
    return groups.isEmpty() || cluster == mark(clusterId);
  }

  /** Up to 50 characters for a group with a name of up to 16; {@link #parse} reads it. */
  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(TEXT_LENGTH_MAX);
    bytes.putInt(cluster);
    groups.forEach((group, seen) -> {
      byte[] name = group.getBytes(StandardCharsets.UTF_8);
      putNumber(bytes, name.length);
      bytes.put(name);
      putNumber(bytes, seen.incarnation());
      putNumber(bytes, seen.revision().value());
    });
    bytes.putInt(checksum(bytes.array(), bytes.position()));
    byte[] used = new byte[bytes.position()];
    bytes.flip().get(used);
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(used);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException where it is damaged, or of a form that this version does not
   *     know
   */
  public static SessionToken parse(String text) {
    if (!text.startsWith(VERSION) || text.length() > TEXT_LENGTH_MAX) {
      throw new IllegalArgumentException("a session token begins with " + VERSION);
    }
    byte[] bytes = Base64.getUrlDecoder().decode(text.substring(VERSION.length()));
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < CHECKSUM_BYTES || checksum(bytes, end) != ByteBuffer.wrap(bytes).getInt(end)) {
      throw new IllegalArgumentException("the session token is damaged");
    }
    try {
      return read(ByteBuffer.wrap(bytes, 0, end));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the session token is cut off", e);
    }
  }

  private static SessionToken read(ByteBuffer bytes) {
    int cluster = bytes.getInt();
    TreeMap<String, Seen> groups = new TreeMap<>();
    while (bytes.hasRemaining()) {
      long length = number(bytes);
      if (length < 0 || length > bytes.remaining()) {
        throw new IllegalArgumentException("the session token is cut off");
      }
      byte[] name = new byte[(int) length];
      bytes.get(name);
      Seen seen = new Seen((int) number(bytes), Revision.of(number(bytes)));
      groups.put(new String(name, StandardCharsets.UTF_8), seen);
    }
    return new SessionToken(cluster, groups);
  }

  private static void putNumber(ByteBuffer bytes, long number) {
    long left = number;
    while (left >= 0x80) {
      bytes.put((byte) (left | 0x80));
      left >>>= 7;
    }
    bytes.put((byte) left);
  }

  private static long number(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte next = bytes.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("the session token holds a number that is too large");
  }

  private static int mark(String clusterId) {
    byte[] bytes = clusterId.getBytes(StandardCharsets.UTF_8);
    return checksum(bytes, bytes.length);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionToken token
        && cluster == token.cluster
        && groups.equals(token.groups);
  }

  @Override
  public int hashCode() {
    return 31 * cluster + groups.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
