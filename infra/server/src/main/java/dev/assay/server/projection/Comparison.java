package dev.assay.server.projection;

/** The checksums of a generation that has caught up and of the live one, at the same event of the log. */
record Comparison(String checksum, String liveChecksum) {
    boolean isEqual() {
        return checksum.equals(liveChecksum);
    }
}
