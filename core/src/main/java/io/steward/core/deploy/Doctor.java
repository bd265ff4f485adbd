// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.steward.core.audit.AuditLog;
import io.steward.core.audit.Verification;
import io.steward.core.config.Configuration;
import io.steward.core.deploy.Examination.Check;
import io.steward.core.deploy.Examination.Grade;
import io.steward.core.deploy.Examination.Section;
import io.steward.core.error.HomelabException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what would stand in the way of work, and changes nothing. */
public final class Doctor {
  private final Configuration configuration;
  private final Provider<StateFolder> state;
  private final Provider<AuditLog> audit;
  private final Provider<StackSites> sites;
  private final Provider<Unfinished> unfinished;
  private final HostFiles host;

  @Inject
  Doctor(
      Configuration configuration,
      Provider<StateFolder> state,
      Provider<AuditLog> audit,
      Provider<StackSites> sites,
      Provider<Unfinished> unfinished,
      HostFiles host) {
    this.configuration = configuration;
    this.state = state;
    this.audit = audit;
    this.sites = sites;
    this.unfinished = unfinished;
    this.host = host;
  }

  /** Makes every check; what cannot be checked is in the result. */
  public Examination examine() {
    boolean valid = configuration.problems().isEmpty();
    List<Check> own = new ArrayList<>();
    own.add(version());
    own.add(configurationCheck());
    List<Section> sections = new ArrayList<>();
    if (!valid) {
      own.add(Check.notMade("state", "the configuration is not valid"));
      own.add(Check.notMade("secrets", "the configuration is not valid"));
      own.add(Check.notMade("targets", "the configuration is not valid"));
      sections.add(new Section("Steward", own));
      return new Examination(
          configuration.source().folder().toString(), Optional.empty(), 0, 0, sections);
    }
    Homelab lab = sites.get().homelab();
    own.add(stateCheck());
    own.add(deploys(lab));
    own.add(stackFiles(lab));
    own.add(new SecretFiles(lab).check());
    sections.add(new Section("Steward", own));
    sections.add(new Section("this machine", new HostExamination(host, lab).checks()));
    List<String> used = lab.stacks().values().stream().map(stack -> stack.target()).toList();
    List<String> targets =
        lab.targets().stream().filter(name -> used.isEmpty() || used.contains(name)).toList();
    var examiner = new TargetExamination(sites.get(), lab);
    sections.addAll(Workers.map(targets.size(), targets, examiner::examine));
    return new Examination(
        lab.folder().toString(), lab.environment(), lab.stacks().size(), targets.size(), sections);
  }

  private static Check version() {
    String version = Doctor.class.getPackage().getImplementationVersion();
    return Check.ok(
        "version",
        (version == null ? "unpackaged" : version)
            + " on Java "
            + System.getProperty("java.version"));
  }

  private Check configurationCheck() {
    List<Problem> problems = configuration.problems();
    return problems.isEmpty()
        ? Check.ok("configuration", "valid")
        : new Check(
            "configuration",
            Grade.BROKEN,
            PlanPage.plural(problems.size(), "error"),
            Optional.of("steward config validate"));
  }

  /** What the configuration names may be there and still not be Compose files. */
  private Check stackFiles(Homelab lab) {
    List<String> unread =
        lab.stacks().keySet().stream().filter(stack -> !canBeRead(sites.get().get(stack))).toList();
    int all = lab.stacks().size();
    return unread.isEmpty()
        ? Check.ok("stack files", PlanPage.plural(all, "stack") + " can be read")
        : new Check(
            "stack files",
            Grade.BROKEN,
            unread.size() + " of " + all + " stacks cannot be read: " + String.join(", ", unread),
            Optional.of("steward plan " + unread.get(0)));
  }

  private static boolean canBeRead(StackSite site) {
    try {
      site.reader().read(site.stack());
      return true;
    } catch (HomelabException e) {
      return false;
    }
  }

  private Check deploys(Homelab lab) {
    try {
      List<Unfinished.Notice> found =
          lab.stacks().values().stream()
              .flatMap(stack -> unfinished.get().find(StackKey.of(lab, stack)).stream())
              .toList();
      List<Unfinished.Notice> interrupted = found.stream().filter(n -> !n.underWay()).toList();
      if (interrupted.isEmpty()) {
        return Check.ok("deploys", found.isEmpty() ? "none was interrupted" : found.get(0).text());
      }
      String sentences = String.join("; ", interrupted.stream().map(n -> n.text()).toList());
      return new Check("deploys", Grade.BROKEN, sentences, Optional.of("steward stack resume"));
    } catch (HomelabException | com.google.inject.ProvisionException e) {
      return Check.notMade("deploys", "the state cannot be read");
    }
  }

  private Check stateCheck() {
    try {
      Verification verification = audit.get().verify();
      String size = PlanPage.size(size(state.get().path()));
      if (verification instanceof Verification.Broken broken) {
        return new Check(
            "state",
            Grade.BROKEN,
            size + ", audit log broken: " + broken.what(),
            Optional.of("steward audit verify"));
      }
      return Check.ok("state", size + ", audit log unbroken");
    } catch (HomelabException | com.google.inject.ProvisionException | UncheckedIOException e) {
      Throwable cause = e.getCause() instanceof HomelabException known ? known : e;
      return Check.notMade("state", String.valueOf(cause.getMessage()));
    }
  }

  private static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Doctor::sizeOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // A file that vanished meanwhile takes no room.
      return 0;
    }
  }
}
