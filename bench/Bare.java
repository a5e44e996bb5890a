import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that the same HTTP server can do: the same bytes for every request. */
class Bare {

    public static void main(String... args) throws Exception {
        var body = Files.readAllBytes(Path.of(args[1]));
        var port = Integer.parseInt(args[0]);
        Vertx.vertx().deployVerticle(() -> new AbstractVerticle() {
            @Override
            public void start() {
                vertx.createHttpServer()
                        .requestHandler(request -> request.response()
                                .putHeader("Content-Type", "application/json;charset=UTF-8")
                                .end(Buffer.buffer(Unpooled.wrappedBuffer(body))))
                        .listen(port, "127.0.0.1");
            }
        }, new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
    }
}
