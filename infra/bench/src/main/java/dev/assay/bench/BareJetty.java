package dev.assay.bench;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** A Jetty in a process of its own that reads every body and answers the same bytes: what a hot endpoint cannot be faster than. */
final class BareJetty {
    private BareJetty() {}

    /** @param arguments the port, and the file with the answer */
    public static void main(String[] arguments) throws Exception {
        var answer = Files.readAllBytes(Path.of(arguments[1]));
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Source.asByteBuffer(request, new Promise<>() {
                    @Override
                    public void succeeded(ByteBuffer body) {
                        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
                        response.write(true, ByteBuffer.wrap(answer), callback);
                    }

                    @Override
                    public void failed(Throwable fault) {
                        callback.failed(fault);
                    }
                });
                return true;
            }
        });
        server.start();
        server.join();
    }
}
