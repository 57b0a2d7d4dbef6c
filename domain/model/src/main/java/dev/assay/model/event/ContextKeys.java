package dev.assay.model.event;

/** The keys of the metadata of commands and events. */
public final class ContextKeys {
    public static final String COMPANY = "company";
    public static final String ENVIRONMENT = "environment";
    public static final String ACTOR = "actor";
    public static final String ROLE = "role";
    public static final String REQUEST = "request_id";
    public static final String ADDRESS_HASH = "address_hash";

    /** Only of commands: the version of the aggregate their sender has seen. */
    public static final String IF_MATCH = "if_match";

    private ContextKeys() {}
}
