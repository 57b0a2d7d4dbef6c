package dev.assay.server.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the dashboard: its files, and its one page for every address it routes by itself. */
final class SinglePage extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        var file = super.getResource(path, location);
        if (file != null || path.startsWith("api/") || path.contains(".")) {
            return file;
        }
        return super.getResource("index.html", location);
    }
}
