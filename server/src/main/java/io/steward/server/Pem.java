// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.IoReason;
import io.steward.core.error.OperationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate and its key from PEM files. */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private Pem() {}

  /**
   * A key store with both, without a password.
   *
   * @throws OperationException of kind configuration if a file cannot be read or is not what it
   *     should be
   */
  static KeyStore keyStore(Path certificate, Path key) {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
              .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw unfit(certificate, "it holds no certificate");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      PrivateKey secret = key(key, chain[0]);
      if (!belong(secret, chain[0])) {
        throw unfit(key, "it is not the key of the certificate in " + certificate);
      }
      store.setKeyEntry("server", secret, new char[0], chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "cannot read the TLS certificate "
              + certificate
              + " with its key "
              + key
              + ": "
              + (e instanceof IOException unread ? reason(unread) : e.getMessage()),
          e);
    }
  }

  private static PrivateKey key(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw unfit(
          file,
          "it holds no key of the form BEGIN PRIVATE KEY",
          "openssl pkcs8 -topk8 -nocrypt -in " + file + " writes that form");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** Both are read in one go, so the reason names the one that could not be. */
  private static String reason(IOException error) {
    String why = IoReason.of(error);
    return error instanceof FileSystemException file ? file.getFile() + ": " + why : why;
  }

  /** Whether what one signs the other verifies. */
  private static boolean belong(PrivateKey key, Certificate certificate)
      throws GeneralSecurityException {
    String algorithm = key.getAlgorithm();
    var signature =
        Signature.getInstance(
            switch (algorithm) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> algorithm;
            });
    byte[] sample = "steward".getBytes(StandardCharsets.US_ASCII);
    signature.initSign(key);
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(sample);
    return signature.verify(signed);
  }

  private static OperationException unfit(Path file, String why, String... hints) {
    return OperationException.of(ErrorKind.CONFIGURATION, file + " does not fit: " + why, hints);
  }
}
