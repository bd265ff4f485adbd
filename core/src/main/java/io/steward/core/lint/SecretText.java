// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by its name and by its form what a text is that should be secret; never repeats it. */
public final class SecretText {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(.*[_.-])?(password|passwd|passphrase|pwd|pass|secret|token|api_?key"
              + "|private_?key|secret_?key|access_?key|encryption_?key|app_?key|credentials?"
              + "|requirepass|masterauth)(s|[_-]?\\d+)?");
  private static final Pattern CAMEL_NAME =
      Pattern.compile(
          ".*[a-z0-9](Password|Passphrase|Passwd|Secret|Token|ApiKey|PrivateKey|SecretKey|AccessKey)s?");
  private static final Pattern PASSWORD_NAME =
      Pattern.compile("(?i)passw(or)?d|passphrase|_pass$|requirepass|masterauth");
  private static final Pattern ELSEWHERE = Pattern.compile("\\{\\{.*|ENC\\[.*|https?://[^@]*");
  private static final Pattern HARMLESS =
      Pattern.compile("[a-zA-Z]{1,15}|[a-zA-Z]*[_.-][a-zA-Z_.-]*|\\d{1,6}");
  private static final Pattern NOTHING =
      Pattern.compile("(?i)true|false|yes|no|on|off|none|null|\\d{1,3}|/.*|file:.*|<.*>");
  private static final List<Kind> KINDS =
      List.of(
          kind("a private key", "-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY", 0),
          kind("an age key", "AGE-SECRET-KEY-1[0-9A-Z]{58}", 0),
          kind("a GitHub token", "\\b(?:gh[pousr]_[0-9a-zA-Z]{36}|github_pat_\\w{82})", 3),
          kind("a GitLab token", "\\bglpat-[\\w-]{20}", 3),
          kind("an AWS key", "\\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b", 3),
          kind("a Vault token", "\\bhv[sb]\\.[\\w-]{90,}", 3.5),
          kind("a Slack token", "\\bxoxb-[0-9]{10,13}-[0-9a-zA-Z-]+", 3),
          kind("a Tailscale key", "\\btskey-[\\w-]{16,}", 3),
          kind("a webhook", "hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w+/]{40,}", 0),
          kind("a webhook", "discord(?:app)?\\.com/api/webhooks/\\d+/[\\w-]{60,}", 0),
          kind("a Telegram token", "\\b[0-9]{8,10}:A[a-zA-Z0-9_-]{34}\\b", 3),
          kind("a DigitalOcean token", "\\bdop_v1_[a-f0-9]{64}\\b", 3),
          kind("a Portainer token", "\\bptr_[A-Za-z0-9+/=]{40,}", 3.5),
          kind("a signed token", "\\bey[\\w]{17,}\\.ey[\\w/-]{17,}\\.[\\w/-]{10,}", 3),
          kind(
              "a password in an address",
              "\\b[a-z][a-z0-9+.-]+://[^\\s:/@$]+:([^\\s@/$]{3,})@",
              0));

  private SecretText() {}

  /** A secret that is known by its looks. */
  private record Kind(String name, Pattern pattern, double entropy) {}

  private static Kind kind(String name, String pattern, double entropy) {
    return new Kind(name, Pattern.compile(pattern), entropy);
  }

  /** Whether a variable of this name holds a secret; one that ends in {@code _FILE} does not. */
  public static boolean isName(String name) {
    return SECRET_NAME.matcher(name).matches() || CAMEL_NAME.matcher(name).matches();
  }

  /** Whether a variable is a secret: by its form, or as it says so and has any real value. */
  public static boolean isSecret(String name, String value) {
    String bare = value.replaceAll("^[\"']|[\"']$", "").strip();
    boolean real = !bare.isEmpty() && !NOTHING.matcher(bare).matches();
    return of(name, bare).isPresent() || (isName(name) && real);
  }

  /** Whether a variable of this name holds a password. */
  public static boolean isPassword(String name) {
    return PASSWORD_NAME.matcher(name).find() && !name.endsWith("_FILE");
  }

  /**
   * What a text is, such as {@code a GitHub token}; empty when it may stand where it is.
   *
   * @param name the variable or key it is the value of, empty for none
   * @param text the text as written, variables not put in
   */
  public static Optional<String> of(String name, String text) {
    if (text.isBlank() || text.contains("/run/secrets/") || name.endsWith("_FILE")) {
      return Optional.empty();
    }
    Optional<String> form = form(text);
    if (form.isPresent()) {
      return form;
    }
    boolean variable = text.contains("$") && !text.contains("$$");
    boolean real = !NOTHING.matcher(text).matches() && !ELSEWHERE.matcher(text).matches();
    boolean random =
        text.length() >= 10 && entropy(text) >= 3.0 && !HARMLESS.matcher(text).matches();
    return isName(name) && !variable && real && (random || isPassword(name))
        ? Optional.of("a " + noun(name.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** What a text holds by its form alone, such as {@code a GitHub token}; empty for nothing. */
  public static Optional<String> form(String text) {
    for (Kind kind : KINDS) {
      Matcher found = kind.pattern().matcher(text);
      if (found.find() && entropy(found.group()) >= kind.entropy()) {
        return Optional.of(kind.name());
      }
    }
    return Optional.empty();
  }

  private static String noun(String name) {
    for (String word : List.of("token", "secret", "key")) {
      if (name.contains(word)) {
        return word;
      }
    }
    return "password";
  }

  /** Bits of surprise in each letter, after Shannon. */
  private static double entropy(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.chars().forEach(letter -> counts.merge(letter, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
