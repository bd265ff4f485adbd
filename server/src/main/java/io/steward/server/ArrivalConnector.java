// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request is not there as a whole in time, however busily it sends. The
 * time for idle connections alone would never end for who sends a byte now and then.
 */
final class ArrivalConnector extends ServerConnector {
  private final Duration limit;

  /** Gives each request {@code limit} from its first byte to its last, a TLS handshake included. */
  ArrivalConnector(Server server, Duration limit, ConnectionFactory... factories) {
    super(server, factories);
    this.limit = limit;
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    var endPoint = new ArrivalEndPoint(channel, selector, key, new Arrival(getScheduler(), limit));
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  /** Tells the connection when its request has arrived, and when it was answered. */
  static final class Watch extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
      while (endPoint instanceof EndPoint.Wrapper wrapper) {
        endPoint = wrapper.unwrap();
      }
      Arrival arrival = ((ArrivalEndPoint) endPoint).arrival;
      Request.addCompletionListener(request, failure -> arrival.answered());
      if (!hasBody(request)) {
        arrival.complete();
        return super.handle(request, response, callback);
      }
      return super.handle(new Watched(request, arrival), response, callback);
    }

    private static boolean hasBody(Request request) {
      return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }
  }

  private static final class ArrivalEndPoint extends SocketChannelEndPoint {
    private final Arrival arrival;

    ArrivalEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key, Arrival arrival) {
      super(channel, selector, key, arrival.scheduler());
      this.arrival = arrival;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
      int filled = super.fill(buffer);
      if (filled > 0) {
        arrival.begin(this::close);
      }
      return filled;
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
      arrival.complete();
      super.onClose(cause);
    }
  }

  private static final class Watched extends Request.Wrapper {
    private final Arrival arrival;

    Watched(Request request, Arrival arrival) {
      super(request);
      this.arrival = arrival;
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk != null && chunk.isLast()) {
        arrival.complete();
      }
      return chunk;
    }
  }
}
