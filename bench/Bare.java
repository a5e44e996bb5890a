import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that the same HTTP server can do: on each port the same bytes, those of a file, for every request. */
class Bare {

    /** @param args ports, each followed by the name of a file */
    public static void main(String... args) throws Exception {
        var vertx = Vertx.vertx();
        for (var i = 0; i < args.length; i += 2) {
            var port = Integer.parseInt(args[i]);
            var body = Files.readAllBytes(Path.of(args[i + 1]));
            vertx.deployVerticle(() -> server(port, body),
                    new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
        }
    }

    private static AbstractVerticle server(int port, byte[] body) {
        return new AbstractVerticle() {
            @Override
            public void start() {
                vertx.createHttpServer()
                        .requestHandler(request -> request.response()
                                .putHeader("Content-Type", "application/json;charset=UTF-8")
                                .end(Buffer.buffer(Unpooled.wrappedBuffer(body))))
                        .listen(port, "127.0.0.1");
            }
        };
    }
}
