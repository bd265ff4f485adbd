// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.state.StoredTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An entry as it stands in the log.
 *
 * @param sequence its number; the first is 1, and none is left out
 * @param at when it was written, to the millisecond
 * @param entry what happened
 * @param previousHash the hash of the entry before it; 64 zeros for the first
 * @param hash its own hash as {@link AuditLog} describes it, 64 lower-case hexadecimal digits
 */
public record AuditRecord(
    long sequence, Instant at, AuditEntry entry, String previousHash, String hash) {
  private static final String VERSION = "steward-audit-1";

  static AuditRecord of(long sequence, Instant at, AuditEntry entry, String previousHash) {
    return new AuditRecord(
        sequence,
        at,
        entry,
        previousHash,
        hash(sequence, StoredTime.text(at), entry, previousHash));
  }

  /** The hash that these fields ask for, the time as it is stored. */
  static String hash(long sequence, String at, AuditEntry entry, String previousHash) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    add(digest, VERSION);
    add(digest, Long.toString(sequence));
    add(digest, at);
    add(digest, entry.actor());
    add(digest, entry.operation());
    add(digest, entry.subject());
    add(digest, entry.outcome());
    add(digest, entry.details());
    add(digest, previousHash);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    digest.update((byte) ',');
  }
}
