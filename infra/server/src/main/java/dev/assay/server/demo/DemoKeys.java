package dev.assay.server.demo;

/** A key of the demo company for each role that looks at it differently. */
record DemoKeys(String admin, String analyst, String auditor, String client) {}
