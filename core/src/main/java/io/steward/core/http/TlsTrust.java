// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.http;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to believe, and who we are, on a TLS connection: a private CA and a client certificate. */
public final class TlsTrust {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([^-]+)-----END");

  /** Version 0 and the algorithm "RSA encryption", as a PKCS #8 key begins. */
  private static final byte[] RSA_HEAD = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  private final SSLContext context;

  private TlsTrust(SSLContext context) {
    this.context = context;
  }

  /**
   * Reads {@code ca.pem} and, where there are both, {@code cert.pem} and {@code key.pem} of a
   * folder, as Docker lays them out. Without {@code ca.pem} the platform's authorities are
   * believed.
   *
   * @throws OperationException CONFIGURATION if a file cannot be read or is not what it should be
   */
  public static TlsTrust ofFolder(Path folder) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities(folder.resolve("ca.pem")));
      context.init(
          identity(folder.resolve("cert.pem"), folder.resolve("key.pem")),
          trust.getTrustManagers(),
          null);
      return new TlsTrust(context);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "cannot use the TLS files in " + folder + ": " + e.getMessage(),
          e,
          "put ca.pem, cert.pem and key.pem (not encrypted) there");
    }
  }

  /** Believes the platform's authorities. */
  public static TlsTrust ofPlatform() {
    try {
      return new TlsTrust(SSLContext.getDefault());
    } catch (GeneralSecurityException e) {
      throw OperationException.of(ErrorKind.FAILED, "this Java has no TLS: " + e.getMessage(), e);
    }
  }

  SSLContext context() {
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  @SuppressWarnings("NullAway") // a null key store means the platform's own authorities
  private static KeyStore authorities(Path file) throws GeneralSecurityException, IOException {
    if (!Files.exists(file)) {
      return null;
    }
    KeyStore store = empty();
    int number = 0;
    for (Certificate certificate : certificates(file)) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  private static KeyManager[] identity(Path certificate, Path key)
      throws GeneralSecurityException, IOException {
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return new KeyManager[0];
    }
    char[] password = new char[0];
    KeyStore store = empty();
    store.setKeyEntry(
        "client", privateKey(key), password, certificates(certificate).toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return keys.getKeyManagers();
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      throw new InvalidKeySpecException(file.getFileName() + " holds no plain PEM private key");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(2));
    var spec = new PKCS8EncodedKeySpec(matcher.group(1) == null ? encoded : pkcs8(encoded));
    InvalidKeySpecException reason = new InvalidKeySpecException("is neither an RSA nor an EC key");
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        reason.addSuppressed(e);
      }
    }
    throw reason;
  }

  /** Wraps the older form of an RSA key, which the platform does not read, into the newer one. */
  private static byte[] pkcs8(byte[] rsa) {
    byte[] key = tagged(4, rsa);
    var content = ByteBuffer.allocate(RSA_HEAD.length + key.length).put(RSA_HEAD).put(key);
    return tagged(0x30, content.array());
  }

  private static byte[] tagged(int tag, byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put((byte) tag)
        .put((byte) 0x82)
        .putShort((short) content.length)
        .put(content)
        .array();
  }
}
