// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/** Tells whether a text is an IPv4 or IPv6 address; asks no name server. */
final class IpAddress {
  private IpAddress() {}

  static boolean isAddress(String text) {
    return text.indexOf(':') < 0 ? isVersion4(text) : isVersion6(text);
  }

  private static boolean isVersion4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean zero = part.length() > 1 && part.startsWith("0");
      if (zero || part.isEmpty() || part.length() > 3 || !isDigits(part, 10)) {
        return false;
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVersion6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    String rest = text;
    int groups = 0;
    int point = text.indexOf('.');
    if (point >= 0) {
      int last = text.lastIndexOf(':');
      if (!isVersion4(text.substring(last + 1))) {
        return false;
      }
      groups = 2;
      rest = text.substring(0, last + (gap == last - 1 ? 1 : 0));
    }
    for (String half : rest.split("::", -1)) {
      for (String group : half.isEmpty() ? new String[0] : half.split(":", -1)) {
        if (group.isEmpty() || group.length() > 4 || !isDigits(group, 16)) {
          return false;
        }
        groups++;
      }
    }
    return gap >= 0 ? groups < 8 : groups == 8;
  }

  private static boolean isDigits(String text, int radix) {
    return text.chars().allMatch(sign -> sign < 128 && Character.digit(sign, radix) >= 0);
  }
}
