package dev.assay.server.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The data folder and the secrets in it. */
public final class Installation {
    private static final int SECRET_BYTES = 32;
    private static final int SHORTEST_SECRET = 32;

    private final Path folder;
    private final String node;
    private final byte[] master;
    private final byte[] operatorKeyHash;

    private Installation(Path folder, String node, byte[] master, byte[] operatorKeyHash) {
        this.folder = folder;
        this.node = node;
        this.master = master;
        this.operatorKeyHash = operatorKeyHash;
    }

    /** Opens the folder, and makes it and what it lacks. */
    public static Installation open(InstallationProperties properties, RandomGenerator random) {
        var folder = properties.data().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw CannotStart.because("the data folder " + folder + " cannot be made", fault);
        }
        var secret = properties
                .secret()
                .orElseGet(() -> SecretFile.readOrMake(folder.resolve("master-secret"), () -> text(random)));
        if (secret.length() < SHORTEST_SECRET) {
            throw new CannotStart(
                    "assay.secret must have at least " + SHORTEST_SECRET + " characters: anyone could guess less");
        }
        var operatorKey = SecretFile.readOrMake(folder.resolve("operator-key"), () -> "assay_operator_" + text(random));
        var node = SecretFile.readOrMake(folder.resolve("node"), () -> "node-" + hex(random));
        return new Installation(folder, node, secret.getBytes(StandardCharsets.UTF_8), sha256(operatorKey));
    }

    public Path folder() {
        return folder;
    }

    public Path operatorKeyFile() {
        return folder.resolve("operator-key");
    }

    /** The name of this process among several, the same after each restart: what it had claimed it may go on with. */
    public String node() {
        return node;
    }

    public boolean isOperatorKey(String presented) {
        return MessageDigest.isEqual(sha256(presented), operatorKeyHash);
    }

    /** What user references are derived from. */
    public byte[] master() {
        return master.clone();
    }

    /** A secret for one purpose, from which neither the master secret nor any other follows. */
    byte[] derived(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static String text(RandomGenerator random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hex(RandomGenerator random) {
        var bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
