// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that is served, from its two files. Changed files are taken over for new
 * connections when they fit; else the certificate before them stays. Thread-safe; {@link #look} is
 * called by one thread.
 */
final class TlsFiles {
  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private final Path certificate;
  private final Path key;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private volatile boolean broken;
  private Fingerprint read;
  private Fingerprint seen;

  /**
   * Reads both.
   *
   * @throws io.steward.core.error.OperationException of kind configuration if they do not fit
   */
  TlsFiles(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
    this.read = fingerprint();
    this.seen = read;
    context.setKeyStore(Pem.keyStore(certificate, key));
    context.setKeyStorePassword("");
    context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
  }

  /** What Jetty makes connections with. */
  SslContextFactory.Server context() {
    return context;
  }

  /** Whether the files as they are now cannot be used. */
  boolean isBroken() {
    return broken;
  }

  /** Looks at the files, and reads them when they have changed and stood still since. */
  void look() {
    Fingerprint now = fingerprint();
    boolean still = now.equals(seen);
    seen = now;
    if (!still || now.equals(read)) {
      return;
    }
    read = now;
    try {
      var keys = Pem.keyStore(certificate, key);
      context.reload(changed -> changed.setKeyStore(keys));
      broken = false;
      LOG.info("TLS certificate reloaded file={}", certificate);
    } catch (Exception e) {
      // Jetty declares no narrower type; whatever is wrong, the certificate before serves on.
      broken = true;
      LOG.warn("The changed TLS certificate cannot be used; the one before stays in use", e);
    }
  }

  private Fingerprint fingerprint() {
    return Fingerprint.of(List.of(certificate, key));
  }
}
