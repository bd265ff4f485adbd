// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.steward.core.audit.AuditLog;
import io.steward.core.audit.RunLog;
import io.steward.core.config.Choice;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.config.Node;
import io.steward.core.config.RecordBinder;
import io.steward.core.config.References;
import io.steward.core.demo.Homelabs;
import io.steward.core.deploy.DeployStore;
import io.steward.core.deploy.HomelabFiles;
import io.steward.core.deploy.StateFolder;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Inspection;
import io.steward.core.kind.KindModule;
import io.steward.core.kind.Kinds;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operations;
import io.steward.core.secret.Seal;
import io.steward.core.secret.SecretReferences;
import io.steward.core.secret.SecretStore;
import io.steward.core.state.Database;
import io.steward.core.state.Locks;
import io.steward.core.state.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds what every part of Steward stands on. Compose it with your own modules through {@link
 * Steward#modules}.
 */
final class CoreModule extends AbstractModule {
  private final ConfigurationSource source;
  private final Plugins plugins;
  private final Clock clock;

  CoreModule(ConfigurationSource source, Plugins plugins, Clock clock) {
    this.source = source;
    this.plugins = plugins;
    this.clock = clock;
  }

  @Override
  protected void configure() {
    bind(ConfigurationSource.class).toInstance(source);
    bind(Plugins.class).toInstance(plugins);
    bind(Operations.class).toInstance(plugins.operations());
    bind(Clock.class).toInstance(clock);
    bind(Kinds.class);
    KindModule none = List::of; // so that no plugin has to bring kinds
    install(none);
    bind(Resources.class);
    bind(Recorder.class);
    bind(Homelabs.class).to(StartedHomelabs.class);
    Multibinder.newSetBinder(binder(), Inspection.class);
    Multibinder.newSetBinder(binder(), Schema.class).addBinding().toInstance(DeployStore.SCHEMA);
  }

  @Provides
  @Singleton
  StateFolder stateFolder(Configuration configuration) {
    return StateFolder.of(configuration);
  }

  @Provides
  @Singleton
  Database database(StateFolder folder, Set<Schema> schemas, Clock time, Resources resources) {
    Path file = folder.path().resolve("state.db");
    return resources.add(Database.sqlite(file, time, schemas.toArray(Schema[]::new)));
  }

  @Provides
  @Singleton
  Seal seal(StateFolder folder) {
    return new Seal(folder.path().resolve("key"));
  }

  @Provides
  @Singleton
  AuditLog auditLog(Database database, Clock time) {
    return new AuditLog(database, time);
  }

  @Provides
  @Singleton
  RunLog runLog(Database database, Clock time) {
    return new RunLog(database, time);
  }

  @Provides
  @Singleton
  Locks locks(Database database, Clock time) {
    return new Locks(database, time);
  }

  @Provides
  @Singleton
  Configuration configuration(Kinds kinds) {
    Configuration read =
        Configuration.read(
            source, plugins.files(), plugins.choices(), trees -> references(trees, kinds));
    return read.with(plugins.check());
  }

  @Provides
  @Singleton
  Homelab homelab(Configuration configuration) {
    return HomelabFiles.homelab(configuration);
  }

  /** The stores are read before everything else, so nothing in them is interpolated. */
  private References references(Map<String, Node> trees, Kinds kinds) {
    Map<String, Node.Entry> own = new LinkedHashMap<>();
    Optional.ofNullable(trees.get("deployment"))
        .flatMap(
            tree ->
                tree instanceof Node.Mapping mapping
                    ? mapping.find("secret-stores")
                    : Optional.empty())
        .ifPresent(stores -> own.put("secret-stores", new Node.Entry(stores.position(), stores)));
    var tree = new Node.Mapping(io.steward.core.error.Position.of("deployment"), "", own);
    // What is wrong with the stores is reported when the whole file is bound.
    Map<String, Choice<SecretStore>> stores =
        new RecordBinder(plugins.choices(), new ArrayList<>())
            .bind(tree, Stores.class, "")
            .map(Stores::secretStores)
            .orElse(Map.of());
    List<SecretStore> made = new ArrayList<>();
    stores.forEach((name, choice) -> made.add(kinds.create(name, choice)));
    return new SecretReferences(source.variables(), made);
  }

  record Stores(
      @Arg("Where secrets are kept, by name; the first that has a path wins")
          Map<String, Choice<SecretStore>> secretStores) {}
}
