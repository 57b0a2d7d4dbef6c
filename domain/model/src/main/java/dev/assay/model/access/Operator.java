package dev.assay.model.access;

/** Whoever runs the installation, making a request with the operator key. */
public record Operator(String requestId, String addressHash) {}
