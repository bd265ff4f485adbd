// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Service;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import java.util.List;

/** {@code service list}. */
final class ListServices implements Operation<NoInput, ListServices.Services> {
  static final Spec SPEC =
      Spec.operation("service", "list", ListServices.class)
          .summary("List the services of the homelab: their stack, who may reach them and how")
          .example("steward service list", "all services")
          .build();
  private final Homelab homelab;

  @Inject
  ListServices(Homelab homelab) {
    this.homelab = homelab;
  }

  @Override
  public Services run(NoInput input, Run run) {
    return new Services(List.copyOf(homelab.services().values()));
  }

  /**
   * The services.
   *
   * @param services in the order of the file
   */
  record Services(List<Service> services) implements Tabular {
    Services {
      services = List.copyOf(services);
    }

    @Override
    public Table table() {
      return new Table(
          List.of("SERVICE", "STACK", "EXPOSURE", "HOSTNAME", "NEEDS"),
          services.stream().map(Services::row).toList());
    }

    private static List<String> row(Service service) {
      return List.of(
          service.name(),
          service.stack(),
          service.exposure().text(),
          service.hostname().orElse(""),
          String.join(", ", service.dependsOn()));
    }

    @Override
    public String ifEmpty() {
      return "No services: config/services.yaml names none.";
    }
  }
}
