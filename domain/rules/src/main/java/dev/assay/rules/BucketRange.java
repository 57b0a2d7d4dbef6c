package dev.assay.rules;

public record BucketRange(int from, int to) {}
