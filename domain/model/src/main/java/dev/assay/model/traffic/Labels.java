package dev.assay.model.traffic;

/** What people call something by. */
public record Labels(String name, String description) {}
