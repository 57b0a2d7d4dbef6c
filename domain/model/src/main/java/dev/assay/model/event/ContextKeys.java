package dev.assay.model.event;

/** The keys of every event's metadata. */
public final class ContextKeys {
    public static final String COMPANY = "company";
    public static final String ENVIRONMENT = "environment";
    public static final String ACTOR = "actor";
    public static final String ROLE = "role";
    public static final String REQUEST = "request_id";
    public static final String ADDRESS_HASH = "address_hash";

    private ContextKeys() {}
}
