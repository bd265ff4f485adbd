// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses.
 *
 * @param bits how many bits an address has, 32 or 128
 * @param first the first address as a number
 * @param last the last address as a number
 */
record Subnet(int bits, BigInteger first, BigInteger last) {
  private static final Pattern NUMBERS = Pattern.compile("[0-9a-fA-F.:]+/\\d{1,3}");

  /** Reads {@code 172.20.0.0/16} or an IPv6 one; empty for anything else. */
  static Optional<Subnet> of(String text) {
    if (!NUMBERS.matcher(text).matches()) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    try {
      byte[] address = InetAddress.getByName(text.substring(0, slash)).getAddress();
      int bits = address.length * Byte.SIZE;
      int prefix = Integer.parseInt(text.substring(slash + 1));
      if (prefix > bits) {
        return Optional.empty();
      }
      BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
      BigInteger first = new BigInteger(1, address).divide(size).multiply(size);
      return Optional.of(new Subnet(bits, first, first.add(size).subtract(BigInteger.ONE)));
    } catch (UnknownHostException e) {
      return Optional.empty(); // Compose says what is wrong with it
    }
  }

  boolean overlaps(Subnet other) {
    return bits == other.bits
        && first.compareTo(other.last) <= 0
        && other.first.compareTo(last) <= 0;
  }
}
