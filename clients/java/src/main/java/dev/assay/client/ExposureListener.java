package dev.assay.client;

/** Hears of every exposure before it is sent, such as to tell another analytics tool. Exceptions are logged and dropped. */
@FunctionalInterface
public interface ExposureListener {
    void exposed(Context user, String experimentId, String variantId);
}
