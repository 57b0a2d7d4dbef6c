package dev.assay.bench;

import dev.assay.model.json.ModelJson;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The server as {@code ./assay start} runs it, in a process of its own: the launcher says how, in system properties. */
final class Server implements AutoCloseable {
    private final Path data;
    private final int port;
    private final Process process;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private String admin = "";
    private final HttpClient client = HttpClient.newHttpClient();

    private Server(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /** Starts and waits for the first answer. */
    static Server start(Path data, String... options) throws IOException, InterruptedException {
        return startWith(List.of(), data, options);
    }

    /** @param further options of the JVM */
    static Server startWith(List<String> further, Path data, String... options)
            throws IOException, InterruptedException {
        var port = FreePort.choose();
        var command = new ArrayList<>(List.of(System.getProperty("assay.java")));
        command.addAll(List.of(System.getProperty("assay.options").split(" ")));
        command.addAll(further);
        command.addAll(List.of(
                "-XX:AOTCache=" + System.getProperty("assay.cache"),
                "-jar",
                System.getProperty("assay.jar"),
                "start",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        var server = new Server(data, port, process);
        while (!server.answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended: " + Files.readString(data.resolve("server.log")));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return server;
    }

    /** The address with its account in it, as {@code --postgres-url} takes it. */
    static String withAccount(PostgresAddress address) {
        return address.url()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
    }

    /** The admin key of the company founded last. */
    String admin() {
        return admin;
    }

    /** MiB on the server's heap after a full collection. */
    double liveMemory() throws IOException, InterruptedException {
        jcmd("GC.run");
        var used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("the heap's size is not told");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(tool, Long.toString(this.process.pid()), command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    int port() {
        return port;
    }

    /** Founds a company; its admin key. */
    String company(String id) throws IOException, InterruptedException {
        var operator = Files.readString(data.resolve("operator-key")).strip();
        admin = post(operator, "/companies", Map.of("id", id, "name", id))
                .get("admin_key")
                .stringValue();
        return admin;
    }

    JsonNode post(String key, String path, Map<String, ?> body) throws IOException, InterruptedException {
        var answer = client.send(
                request(key, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(ModelJson.mapper().writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return ModelJson.mapper().readTree(answer.body());
    }

    JsonNode get(String key, String path) throws IOException, InterruptedException {
        return ModelJson.mapper()
                .readTree(client.send(request(key, path).build(), BodyHandlers.ofString())
                        .body());
    }

    private HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + key);
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(request("none", "/health").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        client.close();
    }
}
